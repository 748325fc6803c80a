'use client'

import { ArrowRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_api/ask-server'
import { rememberJoinLink } from '@/app/_api/join-link'
import { boardPath, joinWorkshop } from '@/app/_api/start-workshop'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardId } from '@/dialogue/ids'
import { MAX_LENGTH } from '@/dialogue/workshop'
import type { ParticipantAuth } from '@/server/services'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'

/** Back in with one click, or in with a name. */
export function JoinForm({
  token,
  boardId,
  suggestedName,
  nameless,
  seatTaken,
  returning,
  handedOver,
}: {
  token: string
  boardId: BoardId
  suggestedName: string | null
  /** Nobody needs to give their own name (attribution mode `none`). */
  nameless: boolean
  /** A personal link whose seat somebody holds: its person may go on in it here. */
  seatTaken: boolean
  /** Who this browser already is in this workshop, the likeliest first. */
  returning: readonly ParticipantAuth[]
  /** Somebody has just left this browser, for whoever is next. */
  handedOver: boolean
}) {
  const t = useTranslations('join')
  const common = useTranslations('common')
  const router = useRouter()
  const [entering, setEntering] = useState<string | null>(null)
  const [asking, setAsking] = useState(returning.length === 0)

  function enter(participantId: ParticipantAuth['participantId']) {
    setEntering(participantId)
    rememberJoinLink(participantId, token)
    router.push(boardPath({ boardId, participantId }))
  }

  return (
    <div className="flex flex-col gap-5">
      {handedOver && <Notice live>{t('handedOver')}</Notice>}
      {returning.length > 0 && (
        <section aria-labelledby="continue" className="flex flex-col items-start gap-2">
          <h2 id="continue" className="font-semibold">
            {t('continueHeading')}
          </h2>
          {returning.map((auth, i) => (
            <Button
              key={auth.participantId}
              look={i === 0 ? 'primary' : 'secondary'}
              size={i === 0 ? 'l' : 'm'}
              busy={entering === auth.participantId}
              className="max-w-full"
              onClick={() => enter(auth.participantId)}
            >
              <span className="truncate">{t('continueAs', { name: auth.name })}</span>
              <span className="text-[13px] font-normal opacity-75">
                {common(`role.${auth.role}`)}
              </span>
              {i === 0 && <ArrowRight size={18} aria-hidden />}
            </Button>
          ))}
          {!asking && (
            <Button look="quiet" className="mt-1 -ml-4" onClick={() => setAsking(true)}>
              {seatTaken ? t('takeOver.heading') : t('someoneElse')}
            </Button>
          )}
        </section>
      )}
      {asking && (
        <NameForm
          token={token}
          suggestedName={suggestedName}
          nameless={nameless}
          seatTaken={seatTaken}
          hint={returning.length > 0 && !seatTaken ? t('someoneElseHint') : null}
        />
      )}
    </div>
  )
}

function NameForm({
  token,
  suggestedName,
  nameless,
  seatTaken,
  hint,
}: {
  token: string
  suggestedName: string | null
  nameless: boolean
  seatTaken: boolean
  hint: string | null
}) {
  const t = useTranslations('join')
  const errors = useTranslations('errors')
  const words = useRefusalText()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(suggestedName ?? '')
  const [problem, setProblem] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  // Somebody may take the seat while the page is open: then it is asked for, too.
  const [takesOver, setTakesOver] = useState(seatTaken)

  function refuse(words: string) {
    setProblem(words)
    field.current?.focus()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setProblem(undefined)
    setRefusal(null)
    if (!name.trim()) return refuse(errors('field.required'))
    setBusy(true)
    const joined = await joinWorkshop(token, name.trim(), takesOver)
    if (joined.ok) {
      rememberJoinLink(joined.value.participantId, token)
      return router.push(boardPath(joined.value))
    }
    setBusy(false)
    const aboutName = joined.refusal.fields.find((found) => found.field === 'name')
    if (aboutName) refuse(words.field(aboutName))
    else if (joined.refusal.code === 'seat_taken') setTakesOver(true)
    else setRefusal(joined.refusal)
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {takesOver && (
        <Notice kind="warn" live title={t('takeOver.title')}>
          <p>{t('takeOver.body')}</p>
          {nameless && <p className="mt-1">{t('takeOver.key')}</p>}
          <p className="mt-1">{t('takeOver.other')}</p>
        </Notice>
      )}
      <TextField
        ref={field}
        id="name"
        label={nameless ? t('seatName') : t('name')}
        hint={
          <>
            {nameless ? t('seatNameHint') : t('nameHint')}
            {hint && <> {hint}</>}
          </>
        }
        autoComplete={nameless ? 'off' : 'name'}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={MAX_LENGTH.personName}
        problem={problem}
      />
      {refusal && (
        <Notice kind="danger" live>
          {words.refusal(refusal)}
        </Notice>
      )}
      <Button type="submit" look="primary" size="l" busy={busy} className="self-start">
        {busy ? t('joining') : takesOver ? t('takeOver.submit') : t('submit')}
      </Button>
    </form>
  )
}
