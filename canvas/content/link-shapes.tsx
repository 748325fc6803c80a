import { EmbedShapeUtil, HTMLContainer, type SvgExportContext, type TLEmbedShape } from 'tldraw'
import { palette } from '../drawing/palette'
import { TextLines } from '../drawing/text-lines'
import { wrapText } from '../drawing/wrap'
import { boardFontFaces } from '../fonts/pretendard'

/** Another site's page is never shown inside the board; an embed somebody brings along is a link. */
export class EmbedAsLinkUtil extends EmbedShapeUtil {
  override canEdit() {
    return false
  }

  override canResize() {
    return true
  }

  override getFontFaces(shape: TLEmbedShape) {
    return boardFontFaces(shape.props.url)
  }

  override component(shape: TLEmbedShape) {
    const { url, w, h } = shape.props
    return (
      <HTMLContainer style={{ width: w, height: h, pointerEvents: 'all' }}>
        <div className="flex h-full w-full items-center justify-center overflow-hidden rounded-card border border-line bg-surface p-3 text-center text-sm break-all text-soft">
          {/^https?:/i.test(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="underline">
              {url}
            </a>
          ) : (
            url
          )}
        </div>
      </HTMLContainer>
    )
  }

  override toSvg(shape: TLEmbedShape, context: SvgExportContext) {
    const { url, w, h } = shape.props
    const colors = palette(context.isDarkMode)
    const { lines } = wrapText(
      url,
      { size: 16, weight: 400 },
      w - 24,
      Math.max(1, Math.floor(h / 22)),
    )
    return (
      <>
        <rect
          width={w}
          height={h}
          rx={10}
          fill={colors.surface}
          stroke={colors.line}
          strokeWidth={2}
        />
        <TextLines
          lines={lines}
          x={w / 2}
          y={(h - lines.length * 20) / 2}
          size={16}
          color={colors.soft}
          anchor="middle"
        />
      </>
    )
  }
}
