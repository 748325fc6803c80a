import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/app/_components/message-page'
import { SiteHeader } from '@/app/_components/site-header'
import { participations } from '@/app/_request/participations'
import { refusalOf } from '@/app/_request/refusal'
import { requestLocale } from '@/app/_request/preferences'
import { translator } from '@/app/_request/translator'
import { textIn } from '@/dialogue/localized'
import { services, type InvitationPreview, type ParticipantAuth } from '@/server/services'
import { Button } from '@/ui/button'
import { InvitationCard } from './_components/invitation-card'
import { JoinForm } from './_components/join-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('join')
  return { title: t('submit') }
}

export default async function JoinPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>
  searchParams: Promise<{ left?: string }>
}) {
  const { token } = await params
  const { left } = await searchParams
  const found = await refusalOf(services().workshops.invitation(token))
  if (!found.ok) return <BrokenLink code={found.refusal.code} />
  const returning = (await participations()).filter(
    (auth) => auth.workshopId === found.value.workshopId,
  )
  const { seatTaken, seatLabel, attributionMode, party, seatNumber } = found.value
  const locale = await requestLocale()
  const nameless = attributionMode === 'none'
  const suggestedName =
    seatLabel ?? (nameless && party ? `${textIn(party.short, locale)} ${seatNumber}` : null)
  return (
    <>
      <SiteHeader />
      <main id="content" className="mx-auto w-full max-w-xl px-5 pt-4 pb-16 sm:pt-10">
        <InvitationCard invitation={found.value}>
          <JoinForm
            token={token}
            boardId={found.value.boardId}
            suggestedName={suggestedName}
            nameless={nameless}
            seatTaken={seatTaken}
            returning={bestFirst(returning, found.value)}
            handedOver={left !== undefined}
          />
        </InvitationCard>
      </main>
    </>
  )
}

/** Who most likely opens this link again: the same role and side come first. */
function bestFirst(
  returning: readonly ParticipantAuth[],
  { role, party }: InvitationPreview,
): ParticipantAuth[] {
  const distance = (auth: ParticipantAuth) =>
    Number(auth.role !== role) + Number(auth.party !== (party?.id ?? null))
  return [...returning].sort((a, b) => distance(a) - distance(b))
}

async function BrokenLink({ code }: { code: string }) {
  const t = await translator('join')
  const errors = await translator('errors')
  const kind = code === 'revoked' ? code : 'bad_token'
  return (
    <MessagePage
      title={t(`broken.${kind}.title`)}
      body={t(`broken.${kind}.body`)}
      todo={t(`broken.${kind}.todo`)}
    >
      <Button asChild>
        <Link href="/">{errors('page.toHome')}</Link>
      </Button>
    </MessagePage>
  )
}
