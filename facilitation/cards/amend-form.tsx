'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { Wording } from '@/dialogue/views'
import { MAX_LENGTH } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { TextArea, TextField } from '@/ui/field'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../problem'
import { useRoom, type Card } from '../room'
import { useCommand } from '../use-command'

/** Another wording for a card that was put forward, in both languages. */
export function AmendForm({ card, onDone }: { card: Card; onDone: () => void }) {
  const t = useTranslations('dialogue.cards')
  const common = useTranslations('common')
  const locale = useLocale()
  const { actions } = useRoom()
  const announce = useAnnounce()
  const { titleEn, titleKo, textEn, textKo } = card
  const [before] = useState<Wording>({ titleEn, titleKo, textEn, textKo })
  const [after, setAfter] = useState(before)
  const [isSame, setSame] = useState(false)
  const { busy, problem, run } = useCommand()

  function send() {
    const same = JSON.stringify(before) === JSON.stringify(after)
    setSame(same)
    if (same) return
    run(
      () => actions.proposeAmendment({ proposalId: card.id, after }),
      () => {
        announce(t('amended'))
        onDone()
      },
    )
  }

  const field = (key: keyof Wording) => ({
    value: after[key],
    lang: key.endsWith('Ko') ? 'ko' : 'en',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setAfter((now) => ({ ...now, [key]: value }))
    },
  })
  return (
    <form
      noValidate
      aria-label={t('amendTitle', { title: textIn({ en: titleEn, ko: titleKo }, locale) })}
      className="flex flex-col gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p className="text-[13px] leading-normal text-soft">{t('amendHint')}</p>
      <TextField label={t('amendTitleEn')} maxLength={MAX_LENGTH.cardTitle} {...field('titleEn')} />
      <TextArea label={t('amendTextEn')} maxLength={MAX_LENGTH.cardText} {...field('textEn')} />
      <TextField label={t('amendTitleKo')} maxLength={MAX_LENGTH.cardTitle} {...field('titleKo')} />
      <TextArea label={t('amendTextKo')} maxLength={MAX_LENGTH.cardText} {...field('textKo')} />
      {isSame && <p className="text-[13px] text-danger">{t('amendSame')}</p>}
      <Problem words={problem} />
      <div className="flex gap-2">
        <Button type="submit" size="s" look="primary" busy={busy}>
          {t('amendSend')}
        </Button>
        <Button size="s" look="quiet" onClick={onDone}>
          {common('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
