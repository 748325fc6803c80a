import Link from 'next/link'
import { MessagePage } from '@/app/_components/message-page'
import { boardPath } from '@/app/_api/start-workshop'
import { translator } from '@/app/_request/translator'
import type { BoardId } from '@/dialogue/ids'
import type { ParticipantAuth } from '@/server/services'
import { Button } from '@/ui/button'

/** Several people have joined from this browser, and the address names none of them. */
export async function ChoosePerson({
  boardId,
  people,
}: {
  boardId: BoardId
  people: readonly ParticipantAuth[]
}) {
  const t = await translator('board')
  const common = await translator('common')
  return (
    <MessagePage title={t('choose.title')} body={t('choose.body')}>
      <ul className="flex w-full flex-col items-start gap-2">
        {people.map(({ participantId, name, role }) => (
          <li key={participantId}>
            <Button asChild size="l">
              <Link href={boardPath({ boardId, participantId })}>
                {t('choose.as', { name })}
                <span className="text-[13px] font-normal text-soft">{common(`role.${role}`)}</span>
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </MessagePage>
  )
}
