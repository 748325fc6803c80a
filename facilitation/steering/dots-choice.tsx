'use client'

import { useLocale, useTranslations } from 'use-intl'
import { DOT_LIMITS } from '@/dialogue/priorities'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { useRoom, type DialogueRoom } from '../room'
import { Fold } from './fold'
import { toggled } from './toggled'

type Words = Pick<DialogueRoom, 'cards' | 'notes' | 'selected'>

/** Several things selected on the board; else every proposal that is not parked; without any, every note. */
export function usuallyChosen({ cards, notes, selected }: Words): string[] {
  const offered = cards.filter((card) => card.mergedInto === null)
  const known = new Set([...offered, ...notes].map(({ id }) => id))
  const picked = selected.filter((id) => known.has(id))
  if (picked.length >= 2) return picked
  const proposals = offered.filter((card) => !card.isParked)
  return (proposals.length > 0 ? proposals : notes).slice(0, DOT_LIMITS.cards).map(({ id }) => id)
}

/** The board's proposals and notes, to be ticked; or just what is selected there. */
export function DotsChoice({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const t = useTranslations('dots.setup')
  const untitled = useTranslations('dialogue.cards')('untitled')
  const locale = useLocale()
  const { cards, notes, selected } = useRoom()
  const proposals = cards
    .filter((card) => card.mergedInto === null)
    .map(({ id, label, titleEn, titleKo, isParked }) => ({
      id,
      name: `${label}. ${textIn({ en: titleEn, ko: titleKo }, locale) || untitled}`,
      aside: isParked && t('parked'),
    }))
  const known = new Set([...proposals, ...notes].map(({ id }) => id))
  const picked = selected.filter((id) => known.has(id))
  const isPicked = picked.length === chosen.size && picked.every((id) => chosen.has(id))
  if (known.size === 0) return <p className="text-sm text-soft">{t('nothing')}</p>
  return (
    <div className="flex flex-col gap-3">
      {picked.length > 0 && !isPicked && (
        <Button size="s" className="self-start" onClick={() => onChange(new Set(picked))}>
          {t('selected', { count: String(picked.length) })}
        </Button>
      )}
      <div>
        {proposals.length > 0 && (
          <Group title={t('proposals')} choices={proposals} chosen={chosen} onChange={onChange} />
        )}
        {notes.length > 0 && (
          <Group
            title={t('notes')}
            choices={notes.map(({ id, text }) => ({ id, name: text, aside: false }))}
            chosen={chosen}
            onChange={onChange}
          />
        )}
      </div>
    </div>
  )
}

function Group({
  title,
  choices,
  chosen,
  onChange,
}: {
  title: string
  choices: readonly { id: string; name: string; aside: string | false }[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const t = useTranslations('dots.setup')
  const ids = choices.map(({ id }) => id)
  const count = ids.filter((id) => chosen.has(id)).length
  const rest = [...chosen].filter((id) => !ids.includes(id))
  return (
    <Fold title={title} aside={t('chosen', { count })}>
      <Button
        size="s"
        look="quiet"
        className="-ml-3 self-start"
        onClick={() => onChange(new Set(count === ids.length ? rest : [...rest, ...ids]))}
      >
        {count === ids.length ? t('none') : t('all')}
      </Button>
      <div>
        {choices.map(({ id, name, aside }) => (
          <Check
            key={id}
            label={<span className="line-clamp-2">{name}</span>}
            aside={aside}
            checked={chosen.has(id)}
            onChange={() => onChange(toggled(chosen, id))}
          />
        ))}
      </div>
    </Fold>
  )
}
