/** What a browser can draw on one canvas, in pixels. */
export interface CanvasLimits {
  side: number
  area: number
}

/**
 * The most we ask of any browser. Higher sides break on phones' graphics chips; a higher area takes
 * a tab more than 256 MB for the pixels alone.
 */
export const MOST: CanvasLimits = { side: 16_384, area: 8192 * 8192 }

export interface PictureSize {
  /** Whole pixels. */
  width: number
  height: number
  /** Pixels per canvas unit that will be used. */
  scale: number
  /** True when `scale` is less than was asked for. */
  reduced: boolean
}

/**
 * The size of a PNG of `bounds` (canvas units) at `scale` pixels per unit, made smaller only as far
 * as the limits demand. What this says is what is made: the picture is drawn to exactly this size.
 */
export function pictureSize(
  bounds: { width: number; height: number },
  scale: number,
  limits: CanvasLimits,
): PictureSize {
  const [width, height] = [bounds.width * scale, bounds.height * scale]
  const factor = Math.min(
    1,
    limits.side / width,
    limits.side / height,
    Math.sqrt(limits.area / (width * height)),
  )
  return {
    width: Math.max(1, Math.floor(width * factor + 1e-6)),
    height: Math.max(1, Math.floor(height * factor + 1e-6)),
    scale: scale * factor,
    reduced: factor < 1,
  }
}

let known: CanvasLimits | null = null

/** This browser's limits, found by trying, once: drawing past them fails without a word. */
export function canvasLimits(): CanvasLimits {
  if (known) return known
  const side = [MOST.side, 8192].find((size) => canDraw(size, 1) && canDraw(1, size)) ?? 4096
  const area = [MOST.area, 8192 * 4096, 4096 * 4096].find((size) => {
    const edge = Math.floor(Math.sqrt(size))
    return canDraw(edge, edge)
  })
  known = { side, area: area ?? 2048 * 2048 }
  return known
}

function canDraw(width: number, height: number): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  try {
    const context = canvas.getContext('2d')
    context?.fillRect(width - 1, height - 1, 1, 1)
    return context?.getImageData(width - 1, height - 1, 1, 1).data[3] === 255
  } catch {
    return false
  } finally {
    // Gives the memory back at once; browsers are slow to.
    canvas.width = 0
    canvas.height = 0
  }
}
