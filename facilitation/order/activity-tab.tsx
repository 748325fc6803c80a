'use client'

import { MapPin, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { Segments } from '@/ui/choice'
import { PartyMark } from '@/ui/party-mark'
import { Spinner } from '@/ui/spinner'
import { useAnnounce } from '@/ui/toast'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { groupEntries, type ActivityGroup, type ActivityLine } from './group-entries'
import type { OrderActions } from './order-actions'
import { useActivity } from './use-activity'
import { useEntryWords } from './use-entry-words'

/** Who did what on the board, for facilitators; what was deleted can be brought back from here. */
export function ActivityTab({ order, active }: { order: OrderActions; active: boolean }) {
  const t = useTranslations('order')
  const [filter, setFilter] = useState<'all' | 'deleted'>('all')
  const { page, problem, busy, refresh, more } = useActivity(order, filter === 'deleted', active)
  return (
    <Section
      title={t('heading')}
      lead={page && t(`lead.${page.mode}`)}
      aside={
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('refresh')}
          busy={busy && page !== null}
          onClick={refresh}
        >
          {!busy && <RotateCw size={16} aria-hidden />}
        </Button>
      }
    >
      <div>
        <Segments
          label={t('filter.label')}
          size="s"
          choices={[
            { value: 'all', name: t('filter.all') },
            { value: 'deleted', name: t('filter.deleted') },
          ]}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <Problem words={problem} />
      {!page && busy && <Spinner />}
      {page?.entries.length === 0 && (
        <p className="text-sm text-soft">{filter === 'deleted' ? t('emptyDeleted') : t('empty')}</p>
      )}
      {page && (
        <ol className="flex flex-col gap-4">
          {groupEntries(page.entries).map((group) => (
            <Group
              key={group.key}
              group={group}
              isNamed={page.mode !== 'none'}
              order={order}
              onBack={refresh}
            />
          ))}
        </ol>
      )}
      {page?.next != null && (
        <Button size="s" className="self-start" busy={busy} onClick={more}>
          {t('more')}
        </Button>
      )}
    </Section>
  )
}

function Group({
  group,
  isNamed,
  order,
  onBack,
}: {
  group: ActivityGroup
  /** The mode says at least which side it was. */
  isNamed: boolean
  order: OrderActions
  onBack: () => void
}) {
  const t = useTranslations('order')
  const format = useFormatter()
  const locale = useLocale()
  const { parties } = useRoom()
  const tone = parties.findIndex(({ id }) => id === group.party)
  const party = parties[tone]
  const who = group.who ?? (party ? textIn(party.name, locale) : t('noSide'))
  return (
    <li>
      <p className="flex items-center gap-2 text-[13px] text-soft">
        {isNamed && (
          <>
            {party && parties.length > 1 && <PartyMark tone={tone} size={12} />}
            <span className="min-w-0 truncate font-semibold text-ink">{who}</span>
          </>
        )}
        <time dateTime={group.at}>
          {format.dateTime(new Date(group.at), { hour: 'numeric', minute: '2-digit' })}
        </time>
      </p>
      <ul className="mt-0.5">
        {group.lines.map((line) => (
          <Line key={line.key} line={line} order={order} onBack={onBack} />
        ))}
      </ul>
    </li>
  )
}

function Line({
  line,
  order,
  onBack,
}: {
  line: ActivityLine
  order: OrderActions
  onBack: () => void
}) {
  const t = useTranslations('order')
  const { goTo } = useRoom()
  const announce = useAnnounce()
  const words = useEntryWords()
  const { busy, problem, run } = useCommand()
  const { entries } = line
  const what = words.line(line)
  const there = entries.find(({ isThere }) => isThere)
  const gone = entries.filter(({ verb, isThere }) => verb === 'deleted' && !isThere)
  const inside = entries.reduce((sum, entry) => sum + entry.with, 0)
  const isBack = entries[0]?.verb === 'deleted' && gone.length === 0

  async function bringBack() {
    let broughtBack = 0
    for (const { id } of gone) {
      const outcome = await order.bringBack(id)
      if (!outcome.ok) return outcome
      broughtBack += outcome.value.broughtBack
    }
    return { ok: true, value: broughtBack } as const
  }

  return (
    <li className="border-b border-line py-1 last:border-0">
      <div className="flex min-h-8 items-center gap-2 text-sm">
        <span className="min-w-0 flex-1 wrap-anywhere">
          {what}
          {inside > 0 && <span className="text-soft"> {t('with', { count: inside })}</span>}
          {isBack && <span className="text-soft"> · {t('isBack')}</span>}
        </span>
        {gone.length > 0 && (
          <Button
            size="s"
            busy={busy}
            aria-label={t('bringBackWhat', { what })}
            onClick={() =>
              run(bringBack, (count) => {
                announce(t('broughtBack', { count }))
                onBack()
              })
            }
          >
            {gone.length > 1 ? t('bringBackAll', { count: String(gone.length) }) : t('bringBack')}
          </Button>
        )}
        {there && (
          <Button
            look="quiet"
            size="s"
            square
            aria-label={t('goTo', { what })}
            onClick={() => goTo({ shapeId: there.recordId })}
          >
            <MapPin size={16} aria-hidden />
          </Button>
        )}
      </div>
      <Problem words={problem} />
    </li>
  )
}
