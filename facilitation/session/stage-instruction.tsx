'use client'

import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { presentStage } from '@/dialogue/session/stages'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { useSessionRoom } from './session-room'

/** The stage's sentence below the bar, and whether the bar itself has room for it. */
export interface Note {
  /** It was not read yet since the stage began; null without a sentence. */
  text: string | null
  /** The bar holds all of it. */
  fits: boolean
  onFits: (fits: boolean) => void
  onRead: () => void
}

/** What to do, below the bar from when a stage begins until it is read. */
export function useStageNote(): Note {
  const locale = useLocale()
  const { state } = useSessionRoom()
  const [read, setRead] = useState(state.stageId)
  const [fits, setFits] = useState(true)
  const stage = presentStage(state)
  return {
    text: stage && stage.id !== read ? textIn(stage.instruction, locale) || null : null,
    fits,
    onFits: setFits,
    onRead: () => setRead(state.stageId),
  }
}

/**
 * What to do, in two lines of the bar; tells the note whether they hold all of it, and leaves it to the note where
 * they don't. Not on phones.
 */
export function Instruction({ text, note }: { text: string; note: Note }) {
  const ref = useRef<HTMLParagraphElement>(null)
  const { onFits } = note
  useEffect(() => {
    const paragraph = ref.current
    if (!paragraph) return
    const measure = () => onFits(paragraph.scrollHeight <= paragraph.clientHeight + 1)
    const observer = new ResizeObserver(measure)
    observer.observe(paragraph)
    measure()
    return () => observer.disconnect()
  }, [text, onFits])
  return (
    <p
      ref={ref}
      title={text}
      className={classNames(
        'line-clamp-2 min-w-0 flex-1 pr-2 text-[12.5px] leading-[17px] text-soft max-md:hidden',
        !note.fits && note.text && 'invisible',
      )}
    >
      {text}
    </p>
  )
}

/** Where the bar doesn't hold the sentence: on phones always, but not beside an open sheet, which says the same. */
export function StageNote({ note: { text, fits, onRead } }: { note: Note }) {
  const common = useTranslations('common')
  const { panelOpen } = useSessionRoom()
  if (text === null) return null
  return (
    <div
      data-stage-note
      className={classNames(
        'flex items-start gap-2 pr-1 pb-2 pl-4 text-[13px] leading-snug text-soft',
        fits && 'md:hidden',
        panelOpen && 'max-sm:hidden',
      )}
    >
      <p className="min-w-0 flex-1 py-1">{text}</p>
      <Button look="quiet" size="s" square aria-label={common('action.close')} onClick={onRead}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}
