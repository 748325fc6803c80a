import { useEditor, useValue, type Editor } from '@tldraw/editor'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import { boardSettings, canvasWords, type CanvasWords } from '../board-settings'
import { fontsVersion } from './measure'
import { palette, type Palette } from './palette'

/**
 * What a drawing depends on besides its shape's props. Screen and export hand the same drawing
 * function a view each; that is why a picture equals the canvas.
 */
export interface DrawView {
  colors: Palette
  isDark: boolean
  locale: Locale
  words: CanvasWords
  /** Cards show their full text rather than the large title (see `FULL_TEXT_ZOOM`). */
  full: boolean
}

/** From this zoom on 16-unit text is at least 13 pixels high, and cards show their full text. */
export const FULL_TEXT_ZOOM = 0.8

/** The view on screen; re-renders when language, theme, detail or fonts change. */
export function useDrawView(): DrawView {
  const editor = useEditor()
  return useValue(
    'draw view',
    () => {
      fontsVersion.get()
      return drawView(editor, editor.user.getIsDarkMode(), editor.getZoomLevel())
    },
    [editor],
  )
}

/** The view of an export: `scale` is image pixels per canvas unit before the pixel ratio. */
export function exportView(
  editor: Editor,
  context: { isDarkMode: boolean; scale: number },
): DrawView {
  return drawView(editor, context.isDarkMode, context.scale)
}

const views = new Map<string, DrawView>()

/** Views are shared objects, so that an unchanged view renders nothing again. */
function drawView(editor: Editor, isDark: boolean, zoom: number): DrawView {
  const { locale } = boardSettings(editor).get()
  const full = zoom >= FULL_TEXT_ZOOM
  const key = `${locale}/${isDark}/${full}/${fontsVersion.get()}`
  let view = views.get(key)
  if (!view) {
    if (views.size > 100) views.clear()
    view = { colors: palette(isDark), isDark, locale, words: canvasWords(locale), full }
    views.set(key, view)
  }
  return view
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'ko' : 'en'
}

/** The text in the view's language with the other one beside it; equal or missing ones are ''. */
export function bothTexts(text: LocalizedText, locale: Locale): { first: string; second: string } {
  const mine = text[locale].trim()
  const other = text[otherLocale(locale)].trim()
  if (!mine) return { first: other, second: '' }
  return { first: mine, second: other === mine ? '' : other }
}

/** All letters a localized text may be drawn with, for choosing fonts. */
export function lettersOf(...texts: (LocalizedText | string | null | undefined)[]): string {
  return texts
    .map((text) => (text == null ? '' : typeof text === 'string' ? text : text.en + text.ko))
    .join('')
}
