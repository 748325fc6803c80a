import { defaultAddFontsFromNode, type TLTextOptions } from 'tldraw'
import { missingGlyphFaces } from './pretendard'

/**
 * tldraw asks this for the fonts of every rich text: notes, text, shapes' and arrows' labels. It
 * adds Pretendard's pieces for the letters its own fonts lack, so that Hangul looks alike on every
 * machine and is in every export.
 */
export const textOptions: Partial<TLTextOptions> = {
  addFontsFromNode(node, state, addFont) {
    const next = defaultAddFontsFromNode(node, state, addFont)
    if (node.isText && node.text)
      for (const face of missingGlyphFaces(node.text, next)) addFont(face)
    return next
  },
}
