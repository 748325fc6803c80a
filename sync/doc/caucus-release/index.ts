import type { TLDefaultShape, TLShape } from '@tldraw/tlschema'
import type { ReleasePreview } from '@/dialogue/caucus'
import { sha256 } from '@/dialogue/sha256'
import { assetIdOf, type Chosen } from './choose'
import { textsOf } from './texts'

export { choose, type Chosen } from './choose'
export { copyOf, type CopyOptions } from './copy'

/** What people look through before they let it go. */
export function previewOf(chosen: Chosen): ReleasePreview {
  const assets = new Map(chosen.assets.map((asset) => [asset.id as string, asset]))
  return {
    version: versionOf(chosen),
    shapes: chosen.shapes.map((shape) => ({
      id: shape.id,
      type: shape.type,
      texts: textsOf(shape, assets.get(assetIdOf(shape) ?? '') ?? null),
      isCropped: isCropped(shape),
    })),
    left: chosen.left,
  }
}

function isCropped(any: TLShape): boolean {
  const shape = any as TLDefaultShape
  return shape.type === 'image' && shape.props.crop !== null
}

/** The same content gives the same version, whoever asks and however often. */
function versionOf({ shapes, bindings, assets }: Chosen): string {
  return sha256(canonical([shapes, bindings, assets]))
}

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
