import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'
import { useLayoutEffect, useRef } from 'react'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { isCard } from '../cards'
import { useDrawView } from '../drawing/view'
import { drawCard } from '../shapes/proposal-card/card-drawing'
import { cardExtras } from '../shapes/proposal-card/card-extras'
import { pinState } from './pin-state'

const GLIDE_MS = 200

/**
 * Cards gliding home after they were pinned. The record is home at once (one change, one step of
 * undo); only this tab sees the way, drawn in front because the card's own frame would clip it.
 */
export function GlideLayer() {
  const editor = useEditor()
  const gliding = useValue('gliding', () => [...pinState(editor).gliding.get()], [editor])
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  if (gliding.length === 0) return null
  return (
    <div
      className="pointer-events-none absolute inset-0 overflow-hidden"
      style={{ contain: 'strict' }}
      aria-hidden
    >
      <div
        style={{
          position: 'absolute',
          transformOrigin: '0 0',
          transform: `scale(${camera.z}) translate(${camera.x}px, ${camera.y}px)`,
        }}
      >
        {gliding.map(([id, from]) => {
          const card = editor.getShape(id as TLShapeId)
          return isCard(card) ? <Gliding key={id} card={card} from={from} /> : null
        })}
      </div>
    </div>
  )
}

function Gliding({ card, from }: { card: ProposalCardShape; from: { x: number; y: number } }) {
  const editor = useEditor()
  const view = useDrawView()
  const ref = useRef<SVGSVGElement>(null)
  const cardId = card.id

  useLayoutEffect(() => {
    const { gliding } = pinState(editor)
    const arrive = () => {
      gliding.update((before) => {
        const after = new Map(before)
        after.delete(cardId)
        return after
      })
    }
    const home = editor.getShapePageTransform(cardId).point()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const way = ref.current?.animate(
      [
        { transform: `translate(${from.x}px, ${from.y}px)` },
        { transform: `translate(${home.x}px, ${home.y}px)` },
      ],
      {
        duration: still ? 0 : GLIDE_MS,
        easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
        fill: 'forwards',
      },
    )
    if (!way) {
      arrive()
      return
    }
    way.onfinish = arrive
    return () => {
      way.onfinish = null
      way.cancel()
      arrive()
    }
  }, [editor, cardId, from])

  return (
    <svg
      ref={ref}
      width={card.props.w}
      height={card.props.h}
      style={{ position: 'absolute', overflow: 'visible' }}
    >
      {drawCard(card.props, view, { ...cardExtras(editor, card), linked: true })}
    </svg>
  )
}
