'use client'

import { Download, FileUp, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Stage } from '@/dialogue/session/agenda'
import {
  MAX_AGENDA_FILE_CHARS,
  readAgendaFile,
  writeAgendaFile,
} from '@/dialogue/session/agenda-file'
import { TEMPLATE_IDS } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../../problem'
import { useSessionRoom } from '../session-room'
import { forgetOwnAgenda, keepOwnAgenda, readOwnAgendas } from './own-agendas'

/** Where an agenda can come from and go to: ready-made ones, this browser, files. */
export function AgendaSources({
  stages,
  onTake,
}: {
  /** As they are shown now; null while some of them can't be saved. */
  stages: readonly Stage[] | null
  /** Takes over stages from elsewhere. */
  onTake: (stages: readonly Stage[]) => void
}) {
  const t = useTranslations('session.editor')
  const announce = useAnnounce()
  const [own, setOwn] = useState(readOwnAgendas)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const { parties } = useSessionRoom()
  // A group of one has no sides, and one ready-made way; two sides may also want a brainstorm.
  const sided = TEMPLATE_IDS.filter((id) => parties.length > 1 || id === 'brainstorm')
  const ready = sided.map((id) => {
    return { id, stages: agendaOf(id, id === 'brainstorm' ? 1 : parties.length).stages }
  })

  function keep() {
    setTried(true)
    const trimmed = name.trim()
    if (!trimmed || !stages) return
    if (keepOwnAgenda({ name: trimmed, stages: [...stages] })) {
      setOwn(readOwnAgendas())
      setName('')
      setTried(false)
      announce(t('savedOwn', { name: trimmed }))
    } else setProblem(t('storeFull'))
  }

  async function importFile(chosen: File) {
    // In bytes it is at least as long as in characters.
    const isLarge = chosen.size > 4 * MAX_AGENDA_FILE_CHARS
    const read = isLarge ? TOO_LARGE : readAgendaFile(await chosen.text())
    if (read.ok) {
      setProblem(null)
      onTake(read.stages)
    } else if (read.problem === 'invalid') {
      const fields = read.fields.map(({ field }) => field).slice(0, 3)
      setProblem(t('importProblem.invalid', { fields: fields.join(', ') }))
    } else setProblem(t(`importProblem.${read.problem}`))
  }

  return (
    <div className="flex flex-col gap-5">
      <section>
        <h3 className="text-sm font-bold">{t('ready')}</h3>
        <div className="mt-2 flex flex-wrap gap-2">
          {ready.map((each) => (
            <Button key={each.id} size="s" onClick={() => onTake(each.stages)}>
              {t(`readyName.${each.id}`)}
            </Button>
          ))}
        </div>
      </section>
      <section>
        <h3 className="text-sm font-bold">{t('own')}</h3>
        {own.length === 0 ? (
          <p className="mt-1 text-[13px] text-soft">{t('ownEmpty')}</p>
        ) : (
          <ul className="mt-2 flex flex-wrap gap-2">
            {own.map((each) => (
              <li key={each.name} className="flex max-w-full items-center">
                <Button
                  size="s"
                  className="min-w-0 shrink rounded-r-none"
                  onClick={() => onTake(each.stages)}
                >
                  <span className="truncate">{each.name}</span>
                </Button>
                <Button
                  size="s"
                  square
                  className="-ml-px rounded-l-none"
                  aria-label={t('removeOwn', { name: each.name })}
                  onClick={() => {
                    forgetOwnAgenda(each.name)
                    setOwn(readOwnAgendas())
                  }}
                >
                  <Trash2 size={14} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form
          className="mt-3 flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            // The dialog around it is a form of its own in the tree of events.
            event.stopPropagation()
            keep()
          }}
        >
          <TextField
            className="flex-1"
            label={t('saveOwnName')}
            maxLength={80}
            value={name}
            problem={tried && !name.trim() ? t('saveOwnNeeded') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" className="h-11" disabled={!stages || stages.length === 0}>
            {t('saveOwn')}
          </Button>
        </form>
      </section>
      <section className="flex flex-wrap gap-2">
        <Button
          size="s"
          disabled={!stages || stages.length === 0}
          onClick={() => stages && download(writeAgendaFile(stages))}
        >
          <Download size={15} aria-hidden /> {t('export')}
        </Button>
        <Button size="s" onClick={() => file.current?.click()}>
          <FileUp size={15} aria-hidden /> {t('import')}
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label={t('import')}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            // The same file again is a choice too.
            event.currentTarget.value = ''
            if (chosen) void importFile(chosen)
          }}
        />
      </section>
      <Problem words={problem} />
    </div>
  )
}

const TOO_LARGE = { ok: false, problem: 'too_large' } as const

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'agenda.json'
  link.click()
  URL.revokeObjectURL(url)
}
