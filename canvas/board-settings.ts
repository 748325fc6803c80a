import { atom, useEditor, useValue, type Atom, type Editor } from '@tldraw/editor'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/dialogue/localized'
import type { Party, Role } from '@/dialogue/workshop'
import { messagesFor } from '@/messages'
import type { Capitals } from './shapes/proposal-card/support-words'

/** Who looks at this board, and how: everything our shapes need that is not in a record. */
export interface BoardSettings {
  locale: Locale
  role: Role
  /** My party's id; null for those who sit for no party. */
  party: string | null
  /** In the workshop's order: a party's place here is its tone. */
  parties: readonly Party[]
  /** By card and party, what became of what was marked ad referendum; absent where nothing was. */
  capitals: Readonly<Record<string, Capitals>>
}

const DEFAULTS: BoardSettings = {
  locale: 'en',
  role: 'observer',
  party: null,
  parties: [],
  capitals: {},
}

const settingsByEditor = new WeakMap<Editor, Atom<BoardSettings>>()

/** The editor's settings. Outside React too: exports draw in a React root of their own. */
export function boardSettings(editor: Editor): Atom<BoardSettings> {
  let settings = settingsByEditor.get(editor)
  if (!settings) {
    settings = atom('board settings', DEFAULTS)
    settingsByEditor.set(editor, settings)
  }
  return settings
}

export function useBoardSettings(): BoardSettings {
  const editor = useEditor()
  return useValue('board settings', () => boardSettings(editor).get(), [editor])
}

/** The canvas's words in one language, without a provider around. */
export function canvasWords(locale: Locale) {
  return createTranslator({ locale, messages: messagesFor(locale), namespace: 'canvas' })
}

export type CanvasWords = ReturnType<typeof canvasWords>

/** A party's place in the workshop, which is its tone; null for an unknown or absent party. */
export function toneOf(
  settings: Pick<BoardSettings, 'parties'>,
  party: string | null,
): number | null {
  const place = settings.parties.findIndex(({ id }) => id === party)
  return place < 0 ? null : place
}
