'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Locale } from '@/dialogue/localized'
import { MAX_LENGTH, MAX_PARTIES, type Party } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { MIN_SIDES } from './check-draft'
import { emptyParty, rewritten, type PartyDraft } from './draft'
import { LocalizedField } from './localized-field'

/** The sides: names and short names, each with the mark and colour of its place. */
export function PartyFields({
  parties,
  onChange,
  language,
  both,
  template,
}: {
  parties: readonly PartyDraft[]
  onChange: (parties: PartyDraft[]) => void
  language: Locale
  both: boolean
  /** The sides the form started with. */
  template: readonly Party[]
}) {
  const t = useTranslations('start.sides')
  const replace = (at: number, party: PartyDraft) =>
    onChange(parties.map((before, i) => (i === at ? party : before)))
  const seed = ({ key }: PartyDraft) => template.find(({ id }) => id === key)
  return (
    <div className="flex flex-col gap-3">
      {parties.map((party, i) => (
        <fieldset
          key={party.key}
          className="relative rounded-control border border-line-strong bg-surface p-4"
        >
          <legend className="sr-only">{t('legend', { number: String(i + 1) })}</legend>
          <div className="flex items-start gap-3">
            <span className="mt-9">
              <PartyMark tone={i} size={24} />
            </span>
            <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-[1fr_9rem]">
              <div className="grid content-start gap-3">
                <LocalizedField
                  path={`parties.${i}.name`}
                  label={t('name')}
                  value={party.name}
                  onChange={(name) =>
                    replace(i, { ...party, name: rewritten(name, seed(party)?.name, language) })
                  }
                  maxLength={MAX_LENGTH.partyName}
                  {...{ language, both }}
                />
              </div>
              <div className="grid content-start gap-3">
                <LocalizedField
                  path={`parties.${i}.short`}
                  label={t('short')}
                  value={party.short}
                  onChange={(short) =>
                    replace(i, { ...party, short: rewritten(short, seed(party)?.short, language) })
                  }
                  maxLength={MAX_LENGTH.partyShort}
                  hint={i === 0 ? t('shortHint') : undefined}
                  {...{ language, both }}
                />
              </div>
            </div>
            {parties.length > MIN_SIDES && (
              <Button
                look="quiet"
                size="s"
                square
                aria-label={t('remove', { number: String(i + 1) })}
                className="-mt-1 -mr-2"
                onClick={() => onChange(parties.filter((_, at) => at !== i))}
              >
                <X size={16} aria-hidden />
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      {parties.length < MAX_PARTIES && (
        <Button className="self-start" onClick={() => onChange([...parties, emptyParty(parties)])}>
          <Plus size={16} aria-hidden />
          {t('add')}
        </Button>
      )}
    </div>
  )
}
