import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp'
import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import { DialogueError } from '@/dialogue/errors'

export interface ProcessedImage {
  mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  bytes: Uint8Array
  /** Pixels, of one frame. */
  width: number
  height: number
}

// Only the decoders of what we accept, and only from memory: every other one is attack surface.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadSvgBuffer',
  ],
})
// A cache would keep other people's pictures in memory.
sharp.cache(false)
sharp.concurrency(1)

/** An SVG is drawn this large on its longer side, so that it stays sharp when zoomed into. */
const SVG_RASTER_PIXELS = 2048
/** A picture that takes longer is meant to. */
const TIMEOUT_SECONDS = 20

/**
 * Decodes an upload in full and encodes it anew: what comes out is an image and nothing else, without
 * metadata (places, cameras, names), turned upright. SVG becomes PNG, AVIF becomes WebP (encoding
 * AVIF takes too long). Animations stay animated.
 * Throws too_large, unsupported_media, not_an_image.
 */
export async function processImage(upload: {
  bytes: Uint8Array
  mime: string
}): Promise<ProcessedImage> {
  const claimed = upload.mime.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!ASSET_LIMITS.mimeTypes.some((mime) => mime === claimed)) {
    throw new DialogueError(
      'unsupported_media',
      'Only PNG, JPEG, WebP, GIF, AVIF and SVG images can be put on a board.',
    )
  }
  if (upload.bytes.length > ASSET_LIMITS.maxBytes) throw tooLarge()
  try {
    const metadata = await sharp(upload.bytes, options()).metadata()
    return await encode(upload.bytes, metadata)
  } catch (error) {
    if (error instanceof DialogueError) throw error
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(message)) throw tooLarge()
    throw new DialogueError('not_an_image', 'This file is not an image, or it is damaged.')
  }
}

function options(more: SharpOptions = {}): SharpOptions {
  return { failOn: 'error', limitInputPixels: ASSET_LIMITS.maxPixels, ...more }
}

async function encode(bytes: Uint8Array, metadata: Metadata): Promise<ProcessedImage> {
  const { format, compression } = metadata
  if (format === 'png') {
    return finish('image/png', sharp(bytes, options()).autoOrient().png())
  }
  if (format === 'jpeg') {
    return finish('image/jpeg', sharp(bytes, options()).autoOrient().jpeg({ quality: 90 }))
  }
  if (format === 'webp') {
    return finish('image/webp', sharp(bytes, options({ animated: true })).webp({ quality: 90 }))
  }
  if (format === 'gif') {
    return finish('image/gif', sharp(bytes, options({ animated: true })).gif())
  }
  if (format === 'heif' && compression === 'av1') {
    return finish('image/webp', sharp(bytes, options()).autoOrient().webp({ quality: 90 }))
  }
  if (format === 'svg') return finish('image/png', rasterise(bytes, metadata))
  throw new DialogueError('unsupported_media', 'This kind of image can not be put on a board.')
}

/** 72 dpi is a pixel per CSS pixel; more dpi draws larger. */
function rasterise(bytes: Uint8Array, { width, height }: Metadata): Sharp {
  const longer = Math.max(width ?? 0, height ?? 0, 1)
  const density = Math.min(Math.max(72 * (SVG_RASTER_PIXELS / longer), 1), 2400)
  return sharp(bytes, options({ density }))
    .resize({
      width: SVG_RASTER_PIXELS,
      height: SVG_RASTER_PIXELS,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .png()
}

async function finish(mime: ProcessedImage['mime'], image: Sharp): Promise<ProcessedImage> {
  const { data, info } = await image
    .timeout({ seconds: TIMEOUT_SECONDS })
    .toBuffer({ resolveWithObject: true })
  // Frames of an animation are stacked; one of them is what is shown.
  const height = info.pageHeight ?? info.height
  return { mime, bytes: data, width: info.width, height }
}

function tooLarge(): DialogueError {
  const megabytes = ASSET_LIMITS.maxBytes / 1024 / 1024
  const megapixels = ASSET_LIMITS.maxPixels / 1_000_000
  return new DialogueError(
    'too_large',
    `Images may have at most ${megabytes} MB and ${megapixels} megapixels.`,
  )
}
