import { useEditor, useTransform, useValue, type TLCursorProps } from '@tldraw/editor'
import { memo, useRef, type RefObject } from 'react'
import { palette } from '../drawing/palette'
import { PartyMarkShape } from '@/ui/party-mark'

/** A little more than the time between two states, so that a cursor glides from one to the next. */
const GLIDE = 'transform 70ms linear'

/**
 * Somebody's pointer, with their party's mark beside the name: who it is must not hang on colour.
 * Sizes in screen pixels; the canvas's zoom is taken back by the transform.
 */
export const PartyCursor = memo(function PartyCursor({
  userId,
  className,
  point,
  zoom,
  color = 'currentColor',
  name,
}: TLCursorProps) {
  const editor = useEditor()
  const item = useRef<HTMLDivElement>(null)
  // tldraw's types are React 18's: there a ref given to an element is never null in its type.
  useTransform(item as RefObject<HTMLDivElement>, point?.x, point?.y, 1 / zoom)
  const tone = useValue(
    'tone of a cursor',
    () => {
      const presence = editor.getCollaborators().find((each) => each.userId === userId)
      const known = presence?.meta['tone']
      return typeof known === 'number' ? known : null
    },
    [editor, userId],
  )
  const isDark = useValue('dark', () => editor.user.getIsDarkMode(), [editor])
  if (!point) return null
  const { surface } = palette(isDark)
  return (
    <div
      ref={item}
      className={`tl-overlays__item motion-reduce:transition-none! ${className ?? ''}`}
      style={{ transition: GLIDE }}
      data-testid="cursor"
    >
      <svg
        width={20}
        height={22}
        viewBox="0 0 20 22"
        aria-hidden
        style={{ position: 'absolute', left: -2, top: -2, overflow: 'visible' }}
      >
        <path
          d="M2 2L2 17.2L6.3 13.3L9.2 19.6L11.9 18.4L9.1 12.2L14.9 11.9Z"
          fill={color}
          stroke={surface}
          strokeWidth={1.5}
          strokeLinejoin="round"
        />
      </svg>
      {name && (
        <div
          style={{
            position: 'absolute',
            left: 13,
            top: 17,
            display: 'flex',
            alignItems: 'center',
            gap: 5,
            maxWidth: 220,
            padding: '2px 8px 2px 6px',
            borderRadius: 6,
            background: surface,
            border: `1.5px solid ${color}`,
            color,
            font: '600 12px/16px var(--font-sans)',
            whiteSpace: 'nowrap',
          }}
        >
          {tone !== null && (
            <svg width={11} height={11} aria-hidden style={{ flex: 'none' }}>
              <PartyMarkShape
                tone={tone}
                cx={5.5}
                cy={5.5}
                size={11}
                color={color}
                ground={surface}
              />
            </svg>
          )}
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
        </div>
      )}
    </div>
  )
})

/** For `components` of `<Tldraw>`. */
export const presenceComponents = { CollaboratorCursor: PartyCursor }
