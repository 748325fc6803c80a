import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/app/_components/message-page'
import { heldCookies } from '@/app/_request/participations'
import { refusalOf } from '@/app/_request/refusal'
import { translator } from '@/app/_request/translator'
import type { ErrorCode } from '@/dialogue/errors'
import { ID_PATTERN, type BoardId } from '@/dialogue/ids'
import { services, type BoardView } from '@/server/services'
import { Button } from '@/ui/button'
import { BoardRoom } from './_components/board-room'
import { ChoosePerson } from './_components/choose-person'

interface BoardPageProps {
  params: Promise<{ boardId: string }>
  searchParams: Promise<{ as?: string | string[]; share?: string }>
}

export async function generateMetadata(props: BoardPageProps): Promise<Metadata> {
  const { as } = await props.searchParams
  const { boardId } = await props.params
  const found = await openBoard(boardId, typeof as === 'string' ? as : null)
  return found.ok ? { title: found.value.workshop.title } : {}
}

export default async function BoardPage({ params, searchParams }: BoardPageProps) {
  const { boardId } = await params
  const { as, share } = await searchParams
  const named = typeof as === 'string' ? as : null
  const found = await openBoard(boardId, named)
  if (found.ok)
    return (
      <BoardRoom
        view={found.value}
        lanUrls={services().site.lanUrls}
        shareOpen={share !== undefined}
      />
    )
  if (found.refusal.code === 'bad_request' && named === null)
    return (
      <ChoosePerson
        boardId={boardId as BoardId}
        people={await services().auth.peopleOn(await heldCookies(), boardId as BoardId)}
      />
    )
  return <Refused code={found.refusal.code} />
}

async function openBoard(boardId: string, as: string | null) {
  if (!ID_PATTERN.test(boardId)) return { ok: false, refusal: { code: 'not_found' } } as const
  return refusalOf(view(boardId as BoardId, as))
}

async function view(boardId: BoardId, as: string | null): Promise<BoardView> {
  const { auth, workshops } = services()
  return workshops.boardView(await auth.forBoard(await heldCookies(), as, boardId), boardId)
}

async function Refused({ code }: { code: ErrorCode }) {
  const t = await translator('board')
  const join = await translator('join')
  const errors = await translator('errors')
  const sync = await translator('sync')
  const words =
    code === 'not_found'
      ? { title: t('notFound.title'), body: t('notFound.body'), todo: t('notFound.todo') }
      : code === 'revoked'
        ? {
            title: join('broken.revoked.title'),
            body: join('broken.revoked.body'),
            todo: join('broken.revoked.todo'),
          }
        : code === 'taken_over'
          ? {
              title: sync('closed.taken_over.title'),
              body: sync('closed.taken_over.todo'),
              todo: errors('code.taken_over'),
            }
          : { title: t('signIn.title'), body: t('signIn.body'), todo: t('signIn.todo') }
  return (
    <MessagePage {...words}>
      <Button asChild>
        <Link href="/">{errors('page.toHome')}</Link>
      </Button>
    </MessagePage>
  )
}
