import Link from 'next/link'
import { createFormatter } from 'use-intl/core'
import { textIn, type Locale } from '@/dialogue/localized'
import type { RecentWorkshop } from '@/server/services'
import { translator } from '../_request/translator'

/** The workshops this browser takes part in, newest first. */
export async function RecentWorkshops({
  workshops,
  locale,
}: {
  workshops: readonly RecentWorkshop[]
  locale: Locale
}) {
  const t = await translator('home')
  const common = await translator('common')
  const format = createFormatter({ locale, timeZone: 'UTC' })
  if (workshops.length === 0)
    return (
      <p className="mt-4 rounded-card border border-dashed border-line-strong px-5 py-6 text-sm text-soft">
        {t('recent.empty')}
      </p>
    )
  return (
    <ul className="mt-4 divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {workshops.map((workshop) => {
        const role =
          workshop.role === 'delegate' && workshop.party
            ? common('delegateOf', { party: textIn(workshop.party.short, locale) })
            : common(`role.${workshop.role}`)
        return (
          <li key={workshop.participantId}>
            <Link
              prefetch={false}
              href={`/board/${workshop.boardId}?as=${workshop.participantId}`}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-5 py-4 -outline-offset-2 transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1 basis-64 truncate font-semibold">
                {workshop.title}
              </span>
              <span className="text-sm text-soft">{t('recent.asRole', { role })}</span>
              <time
                dateTime={workshop.createdAt}
                className="text-sm text-faint sm:w-44 sm:text-right"
              >
                {t('recent.created', {
                  date: format.dateTime(new Date(workshop.createdAt), { dateStyle: 'medium' }),
                })}
              </time>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
