import {
  AssetRecordType,
  defaultHandleExternalTextContent,
  getHashForBuffer,
  getHashForString,
  createShapesForAssets,
  getMediaAssetInfoPartial,
  type Editor,
  type TLAsset,
  type TLBookmarkAsset,
  type TLImageShape,
  type TLShapeId,
  type VecLike,
} from 'tldraw'
import type { CanvasWords } from '../board-settings'
import { addNotes, LARGEST_PASTE, pastedLines } from '../tools/paste-lines'
import { takeTable } from '../table/paste-table'
import { pastedTable } from '../table/read-table'
import { isReadableImage } from './readable-image'

export interface ContentOptions {
  /** What the server's asset store takes. */
  limits: { maxBytes: number; mimeTypes: readonly string[] }
  words: () => CanvasWords
  /** Tells the person what went wrong and what to do. */
  announce: (text: string) => void
}

const SVG = 'image/svg+xml'

/**
 * What happens to what is pasted or dropped. Images are stored on our server, links become cards
 * that fetch nothing, several lines of text become several notes. Replaces tldraw's handlers, which
 * ask other sites for previews and keep SVG as it is.
 */
export function handleExternalContent(editor: Editor, options: ContentOptions): void {
  const { limits, words, announce } = options

  const refusal = async (file: File): Promise<string | null> => {
    if (file.type.startsWith('video/')) return words()('upload.videos')
    if (file.type !== SVG && !limits.mimeTypes.includes(file.type)) return words()('upload.type')
    const megabytes = Math.floor(limits.maxBytes / 1024 / 1024)
    if (file.size > limits.maxBytes) {
      return words()('upload.tooLarge', { max: String(megabytes) })
    }
    return (await isReadableImage(file)) ? null : words()('upload.unreadable')
  }

  const placeFiles = async (files: readonly File[], point: VecLike) => {
    const images: { asset: TLAsset; file: File }[] = []
    for (const file of files.slice(0, editor.options.maxFilesAtOnce)) {
      const problem = await refusal(file)
      if (problem) {
        announce(problem)
        continue
      }
      const id = AssetRecordType.createId(getHashForBuffer(await file.arrayBuffer()))
      try {
        images.push({ file, asset: await getMediaAssetInfoPartial(file, id, true, false) })
      } catch {
        announce(words()('upload.unreadable'))
      }
    }
    if (images.length === 0) return
    editor.markHistoryStoppingPoint('drop images')
    for (const { asset, file } of images) editor.createTemporaryAssetPreview(asset.id, file)
    const placed = await createShapesForAssets(
      editor,
      images.map(({ asset }) => asset),
      point,
    )
    await Promise.all(
      images.map(async ({ asset, file }, i) => {
        try {
          const { src } = await editor.uploadAsset(asset, file)
          if (asset.type === 'image') {
            editor.updateAssets([{ ...asset, props: { ...asset.props, src, mimeType: file.type } }])
          }
        } catch (error) {
          const shape = placed[i]
          if (shape) editor.deleteShapes([shape])
          editor.deleteAssets([asset.id])
          announce(uploadProblem(error, words()))
        }
      }),
    )
  }

  const where = (point: VecLike | undefined) => point ?? editor.getViewportPageBounds().center

  const replaceImage = async (file: File, shapeId: TLShapeId) => {
    const shape = editor.getShape(shapeId)
    const problem = await refusal(file)
    if (problem) announce(problem)
    if (problem || !shape || !editor.isShapeOfType<TLImageShape>(shape, 'image')) return
    try {
      const id = AssetRecordType.createId(getHashForBuffer(await file.arrayBuffer()))
      const asset = await getMediaAssetInfoPartial(file, id, true, false)
      const { src } = await editor.uploadAsset(asset, file)
      if (asset.type !== 'image') return
      const { w, h } = asset.props
      editor.createAssets([{ ...asset, props: { ...asset.props, src } }])
      editor.updateShape<TLImageShape>({
        id: shape.id,
        type: shape.type,
        props: { assetId: id, crop: null, w: shape.props.w, h: (shape.props.w * h) / w },
      })
    } catch (error) {
      announce(uploadProblem(error, words()))
    }
  }

  editor.registerExternalContentHandler('files', ({ files, point }) => {
    void placeFiles(files, where(point))
  })
  editor.registerExternalContentHandler('svg-text', ({ text, point }) => {
    void placeFiles([new File([text], 'drawing.svg', { type: SVG })], where(point))
  })
  editor.registerExternalContentHandler('file-replace', ({ file, shapeId }) => {
    void replaceImage(file, shapeId)
  })

  // A bookmark that only says where it leads: nothing is asked of that place.
  editor.registerExternalAssetHandler('url', ({ url }) => Promise.resolve(linkAsset(url)))
  editor.registerExternalContentHandler('embed', ({ url, point }) => {
    void editor.putExternalContent({ type: 'text', text: url, ...(point ? { point } : {}) })
  })

  editor.registerExternalContentHandler('text', (content) => {
    const plain = content.sources?.find((one) => one.type === 'text' && one.subtype === 'text')
    const cells = pastedTable(
      plain?.type === 'text' ? plain.data : content.text,
      content.html ?? '',
    )
    if (cells && takeTable(editor, cells, content.point ? { ...content.point } : null)) return
    const lines = pastedLines(content.text)
    if (lines.length < 2) {
      void defaultHandleExternalTextContent(editor, content)
      return
    }
    const count = addNotes(editor, lines, where(content.point))
    if (count > 0 && lines.length > count) {
      announce(words()('limit.pasted', { max: String(LARGEST_PASTE) }))
    }
  })
}

/** The schema keeps out addresses that are not links (`javascript:` and the like). */
function linkAsset(url: string): TLBookmarkAsset {
  return AssetRecordType.create({
    id: AssetRecordType.createId(getHashForString(url)),
    typeName: 'asset',
    type: 'bookmark',
    props: { src: url, title: url, description: '', image: '', favicon: '' },
    meta: {},
  }) as TLBookmarkAsset
}

/** An upload's error may bring words of its own (`userMessage`); else we say what to try. */
function uploadProblem(error: unknown, words: CanvasWords): string {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return words('upload.offline')
  const told = error instanceof Error && 'userMessage' in error ? error.userMessage : null
  return typeof told === 'string' ? told : `${words('upload.failed')} ${words('upload.retry')}`
}
