import type { Editor, TLUiActionsContextType, TLUiOverrides } from 'tldraw'
import { announce } from '../announce'
import { boardSettings, canvasWords } from '../board-settings'
import { isCard } from '../cards'
import { canToggleLock, isFacilitatorLocked, setFacilitatorLock } from '../lock/facilitator-lock'
import { hideOffer, hideSelected, showSelected } from '../hiding/hide-selected'
import { isHidden } from '../hiding/hiding-state'
import { openPanel } from '../panels/panel-state'
import { sortingActions, sortingStrings } from './sorting-actions'
import { mayWriteCards } from '../rights/rights-state'

/**
 * What has no place on this board: pages of other sites inside it, tldraw's own pictures (ours say
 * workshop, session and date), and what the page around it decides (theme, language).
 */
const REMOVED = [
  'insert-embed',
  'convert-to-embed',
  'convert-to-bookmark',
  'open-embed-link',
  'export-as-svg',
  'export-as-png',
  'export-all-as-svg',
  'export-all-as-png',
  'copy-as-svg',
  'copy-as-png',
  'print',
  'toggle-dark-mode',
  'toggle-debug-mode',
  'open-cursor-chat',
] as const

const LOCALES_OF_TLDRAW = { en: 'en', ko: 'ko-kr' } as const

/** The name tldraw has for our language. */
export function tldrawLocale(locale: 'en' | 'ko'): string {
  return LOCALES_OF_TLDRAW[locale]
}

function strings(locale: 'en' | 'ko') {
  const words = canvasWords(locale)
  return {
    'tool.proposal-card': words('card.tool'),
    'action.pin-to-axis': words('card.pin'),
    // Missing from tldraw's Korean, which warns about it.
    'action.toggle-keyboard-shortcuts': words('menu.shortcuts'),
    'action.facilitator-lock': words('lock.lock'),
    'action.facilitator-unlock': words('lock.unlock'),
    'action.hide-frame': words('hiding.hide'),
    'action.show-frame': words('hiding.show'),
    'action.toggle-hidden': words('hiding.toggle'),
    ...sortingStrings(locale),
  }
}

/** Our tool (C) and actions (P) beside tldraw's. */
export const uiOverrides: TLUiOverrides = {
  tools(editor, tools) {
    return {
      ...tools,
      'proposal-card': {
        id: 'proposal-card',
        label: 'tool.proposal-card',
        icon: 'proposal-card',
        kbd: 'c',
        onSelect: () => {
          editor.setCurrentTool('proposal-card')
        },
      },
    }
  },
  actions(editor, actions) {
    const kept = { ...actions }
    for (const id of REMOVED) delete kept[id]
    const tldraws = kept['toggle-lock']
    return {
      ...kept,
      ...sortingActions(editor),
      'pin-to-axis': {
        id: 'pin-to-axis',
        label: 'action.pin-to-axis',
        kbd: 'p',
        onSelect: () => {
          const card = editor.getOnlySelectedShape()
          if (!isCard(card) || !mayWriteCards(editor)) return
          if (card.props.status !== 'draft')
            announce(editor, canvasWords(boardSettings(editor).get().locale)('frozen.pins'))
          else openPanel(editor).set({ kind: 'pin', cardId: card.id })
        },
      },
      // One lock for facilitators, by the key that tldraw has for its own; others keep tldraw's.
      ...(tldraws && {
        'toggle-lock': {
          ...tldraws,
          onSelect: (source) => {
            if (!canToggleLock(editor)) return tldraws.onSelect(source)
            const selected = editor.getSelectedShapes()
            const locks = selected.some((shape) => !isFacilitatorLocked(shape))
            setFacilitatorLock(
              editor,
              selected.map(({ id }) => id),
              locks,
            )
          },
        },
      }),
      ...keepsHidden(editor, kept),
      'hide-frame': {
        id: 'hide-frame',
        label: 'action.hide-frame',
        onSelect: () => hideSelected(editor),
      },
      'show-frame': {
        id: 'show-frame',
        label: 'action.show-frame',
        onSelect: () => showSelected(editor),
      },
      // One key both ways, as for the lock.
      'toggle-hidden': {
        id: 'toggle-hidden',
        label: 'action.toggle-hidden',
        kbd: 'shift+e',
        onSelect: () => {
          if (hideOffer(editor)?.do === 'show') showSelected(editor)
          else hideSelected(editor)
        },
      },
      'facilitator-lock': {
        id: 'facilitator-lock',
        label: 'action.facilitator-lock',
        onSelect: () => setFacilitatorLock(editor, editor.getSelectedShapeIds(), true),
      },
      'facilitator-unlock': {
        id: 'facilitator-unlock',
        label: 'action.facilitator-unlock',
        onSelect: () => {
          if (!canToggleLock(editor)) return
          const locked = editor.getSelectedShapes().filter(isFacilitatorLocked)
          setFacilitatorLock(
            editor,
            locked.map(({ id }) => id),
            false,
          )
        },
      },
    }
  },
  translations: { en: strings('en'), 'ko-kr': strings('ko') },
}

/** tldraw's actions that would take hidden things out of their frame, or make a picture of them for everyone. */
function keepsHidden(editor: Editor, actions: TLUiActionsContextType): TLUiActionsContextType {
  const whys = { 'remove-frame': 'frame', 'flatten-to-image': 'picture' } as const
  return Object.fromEntries(
    Object.entries(whys).flatMap(([id, why]) => {
      const action = actions[id]
      if (!action) return []
      const onSelect: typeof action.onSelect = (source) => {
        if (!editor.getSelectedShapes().some(isHidden)) return action.onSelect(source)
        const words = canvasWords(boardSettings(editor).get().locale)
        announce(editor, words(`hiding.refused.${why}`))
      }
      return [[id, { ...action, onSelect }]]
    }),
  )
}
