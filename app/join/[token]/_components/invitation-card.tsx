import type { ReactNode } from 'react'
import { Eye, Info, Lock, Server, UsersRound } from 'lucide-react'
import { requestLocale } from '@/app/_request/preferences'
import { translator } from '@/app/_request/translator'
import { textIn, type Locale } from '@/dialogue/localized'
import type { InvitationPreview } from '@/server/services'
import { Card } from '@/ui/card'
import { PartyMark } from '@/ui/party-mark'

/** What the link is for, and what one should know before coming in. */
export async function InvitationCard({
  invitation,
  children,
}: {
  invitation: InvitationPreview
  children: ReactNode
}) {
  const locale = await requestLocale()
  const t = await translator('join')
  const common = await translator('common')
  const { parties, party, attributionMode, operator, seatLabel } = invitation
  const tone = parties.findIndex((other) => other.id === party?.id)
  return (
    <Card className="overflow-hidden">
      {party && parties.length > 1 && (
        <div aria-hidden className="h-1.5" style={{ background: `var(--tone-${tone})` }} />
      )}
      <div className="p-6 sm:p-9">
        <p className="text-sm font-medium text-soft">{t('invited')}</p>
        <h1 className="mt-1 text-[26px] leading-tight font-bold tracking-[-0.02em] sm:text-3xl">
          {invitation.workshopTitle}
        </h1>

        <div className="mt-5 flex items-center gap-3 text-lg font-semibold">
          {party && parties.length > 1 && <PartyMark tone={tone} size={26} />}
          <p>{await standing(invitation, locale)}</p>
        </div>
        {seatLabel && <p className="mt-1 text-soft">{t('seat', { seat: seatLabel })}</p>}
        {parties.length > 1 && (
          <ul aria-label={t('sides')} className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
            {parties.map((other, i) => (
              <li key={other.id} className="flex items-center gap-2 text-soft">
                <PartyMark tone={i} size={14} />
                {textIn(other.name, locale)}
                {other.id === party?.id && <span className="text-faint">({t('yourSide')})</span>}
              </li>
            ))}
          </ul>
        )}

        <div className="mt-7">{children}</div>

        <ul className="mt-8 flex flex-col gap-3 border-t border-line pt-6 text-sm text-soft">
          <Fact icon={<Info size={17} />}>
            <strong className="font-semibold text-ink">
              {common('attribution.label')}: {common(`attribution.${attributionMode}.name`)}.
            </strong>{' '}
            {common(`attribution.${attributionMode}.meaning`)}
          </Fact>
          <Fact icon={<Lock size={17} />}>{t(`sealed.${attributionMode}`)}</Fact>
          <Fact icon={<UsersRound size={17} />}>{t('progress')}</Fact>
          <Fact icon={<Eye size={17} />}>{t('notAnonymous')}</Fact>
          <Fact icon={<Server size={17} />}>
            {operator ? t('operator', { operator }) : t('operatorUnknown')}
          </Fact>
        </ul>
      </div>
    </Card>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span aria-hidden className="mt-0.5 shrink-0 text-faint">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  )
}

async function standing({ role, party, parties }: InvitationPreview, locale: Locale) {
  const t = await translator('join')
  if (role === 'facilitator') return t('asFacilitator')
  if (role === 'observer') return t('asObserver')
  if (role === 'interpreter') {
    return party ? t('asInterpreterOf', { party: textIn(party.name, locale) }) : t('asInterpreter')
  }
  if (!party || parties.length < 2) return t('asGroup')
  return t('asDelegate', { party: textIn(party.name, locale) })
}
