import type { TLAssetStore } from '@tldraw/editor'

/** Stores an image on the server and says where it is served from. Throws when it is refused. */
export type AssetUpload = (file: File) => Promise<{ src: string }>

const OURS = /^\/api\/assets\/[\w-]+$/

/** Only our own server's images are ever shown, whatever a record says. */
export function isOwnAsset(src: unknown): src is string {
  return typeof src === 'string' && OURS.test(src)
}

export function assetStore(upload: AssetUpload): TLAssetStore {
  return {
    async upload(_asset, file) {
      const { src } = await upload(file)
      return { src }
    },
    resolve(asset) {
      const src = asset.type === 'bookmark' ? null : asset.props.src
      return isOwnAsset(src) ? src : null
    },
  }
}
