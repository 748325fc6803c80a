import {
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  registerDefaultSideEffects,
  tipTapDefaultExtensions,
  type TLMeasureTextOpts,
  type TLStore,
} from 'tldraw'
import { plainShapeUtils } from './shape-utils'

/** What tldraw's editor asks of a browser and jsdom lacks. */
function completeDom(): void {
  const missing: Record<string, unknown> = {
    matchMedia: () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
    // No frame ever comes: what waits for one is asked for, or never told.
    requestAnimationFrame: () => 1,
    cancelAnimationFrame: () => undefined,
    FontFace: class {
      load() {
        return Promise.resolve(this)
      }
    },
  }
  for (const [name, value] of Object.entries(missing)) {
    const present = (window as unknown as Record<string, unknown>)[name]
    if (present === undefined) Object.assign(window, { [name]: value })
  }
  if (!('fonts' in document)) {
    const fonts = { add() {}, delete() {}, load: () => Promise.resolve([]), forEach() {} }
    Object.defineProperty(document, 'fonts', { value: fonts })
  }
}

/** A real tldraw editor on a store, with every default shape, tool and binding, and a plain card. */
export function createEditor(store: TLStore): Editor {
  completeDom()
  const container = document.createElement('div')
  container.tabIndex = 0
  document.body.appendChild(container)
  const editor = new Editor({
    store,
    shapeUtils: [...defaultShapeUtils, ...plainShapeUtils],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    initialState: 'select',
    getContainer: () => container,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  })
  measureWithoutLayout(editor)
  registerDefaultSideEffects(editor)
  return editor
}

/** jsdom lays nothing out: every letter is half as wide as it is high. */
function measureWithoutLayout(editor: Editor): void {
  const measure = (text: string, options: TLMeasureTextOpts) => {
    const lines = text.split('\n')
    const width = Math.max(...lines.map((line) => line.length)) * (options.fontSize / 2)
    const w = options.maxWidth === null ? width : Math.max(width, options.maxWidth)
    return { x: 0, y: 0, w, h: lines.length * options.fontSize, scrollWidth: w }
  }
  editor.textMeasure.measureText = measure
  editor.textMeasure.measureHtml = (html, options) =>
    measure(html.replaceAll('</p>', '\n').replace(/<[^>]+>/g, ''), options)
  editor.textMeasure.measureTextSpans = (text, { fontSize }) => [
    { text, box: { x: 0, y: 0, w: (text.length * fontSize) / 2, h: fontSize } },
  ]
}
