import type { Editor, TLShape } from '@tldraw/editor'
import type { TLUiActionItem } from 'tldraw'
import type { Locale } from '@/dialogue/localized'
import { announce, announceDone } from '../announce'
import { boardSettings } from '../board-settings'
import { isDraft } from '../drafts/drafting-state'
import { isHidden } from '../hiding/hiding-state'
import { openFind } from '../find/find-state'
import { openPanel } from '../panels/panel-state'
import { cluster } from '../sorting/cluster'
import { arrangeInGrid, pileUp } from '../sorting/grid'
import { GROUPING_NAMES, type GroupingName } from '../sorting/groupings'
import { isMovable } from '../sorting/sortable'
import { shapesToTag } from '../sorting/tagging'
import { sortingWords } from '../sorting/words'
import { mayFacilitate } from '../tools/merge-cards'
import { areaFrame, isParkable, parkCards } from '../tools/park'
import { canTakeBack, takeBack } from '../tools/take-back'

/** Ids of the actions of sorting out. tldraw's own names and keys are left alone. */
export const SORTING_ACTIONS = [
  'find-on-board',
  'tags',
  'arrange-in-grid',
  'pile-up',
  'park',
  'take-back',
  'paste-table',
  'find-similar',
] as const

export const groupActionId = (by: GroupingName) => `group-by-${by}`

/** What may be parked, or taken back, of what is selected. Reactive. */
export function parkOffers(editor: Editor) {
  const lot = areaFrame(editor, 'parking')
  const selected = lot
    ? editor
        .getSelectedShapes()
        .filter((each) => isParkable(each) && isMovable(editor, each) && isEveryones(each))
    : []
  return {
    park: selected.filter(({ parentId }) => parentId !== lot?.id).map(({ id }) => id),
    back: selected.filter((shape) => canTakeBack(editor, shape)).map(({ id }) => id),
  }
}

const isEveryones = (shape: TLShape) => !isDraft(shape) && !isHidden(shape)

export function sortingActions(editor: Editor): Record<string, TLUiActionItem> {
  const words = () => sortingWords(boardSettings(editor).get().locale)
  const action = (
    id: string,
    onSelect: () => void,
    rest: Pick<TLUiActionItem, 'kbd' | 'readonlyOk'> = {},
  ): TLUiActionItem => ({ id, label: `action.${id}`, onSelect, ...rest })
  const actions = [
    action('find-on-board', () => openFind(editor), { kbd: 'cmd+f,ctrl+f', readonlyOk: true }),
    action(
      'tags',
      () => {
        if (shapesToTag(editor).length > 0) openPanel(editor).set({ kind: 'tags' })
        else announce(editor, words()('tags.nothing'))
      },
      { kbd: 'shift+k' },
    ),
    action('arrange-in-grid', () => tellNothing(arrangeInGrid(editor)), { kbd: 'shift+g' }),
    action('pile-up', () => tellNothing(pileUp(editor))),
    // One key both ways: what is parked already goes back.
    action(
      'park',
      () => {
        const { park, back } = parkOffers(editor)
        if (park.length > 0) parkCards(editor, park)
        else takeBack(editor, back)
      },
      { kbd: 'shift+p' },
    ),
    action('take-back', () => takeBack(editor, parkOffers(editor).back)),
    action('paste-table', () => openPanel(editor).set({ kind: 'table', text: '', point: null })),
    action('find-similar', () => {
      if (mayFacilitate(editor)) openPanel(editor).set({ kind: 'similar' })
    }),
    ...GROUPING_NAMES.map((by) =>
      action(groupActionId(by), () => {
        const count = cluster(editor, by)
        if (count > 0) announceDone(editor, words()('group.done', { count: String(count) }))
        else announce(editor, words()('group.nothing'))
      }),
    ),
  ]
  return Object.fromEntries(actions.map((each) => [each.id, each]))

  function tellNothing(count: number): void {
    if (count === 0) announce(editor, words()('group.nothing'))
  }
}

/** Names of the actions and menus, as tldraw looks them up. */
export function sortingStrings(locale: Locale): Record<string, string> {
  const words = sortingWords(locale)
  return {
    'action.find-on-board': words('find.action'),
    'action.tags': words('tags.action'),
    'action.arrange-in-grid': words('grid.action'),
    'action.pile-up': words('grid.pile'),
    'action.park': words('park.action'),
    'action.take-back': words('park.back'),
    'action.paste-table': words('table.action'),
    'action.find-similar': words('similar.action'),
    'menu.sort-out': words('menu'),
    ...Object.fromEntries(
      GROUPING_NAMES.map((by) => [`action.${groupActionId(by)}`, words(`group.${by}`)]),
    ),
  }
}
