import { Copy, Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { boardSettings } from '../board-settings'
import type { PictureOptions } from './draw-picture'
import { ExportChoices } from './export-choices'
import {
  plannedPictures,
  plannedSizes,
  type ExportChoice,
  type PlannedPicture,
} from './export-choice'
import type { ExportDialogProps } from './export-dialog'
import { ExportResult, type ExportOutcome } from './export-result'
import { dayOf, fileName } from './file-name'
import { PictureError } from './picture-error'
import { framesOf } from './picture-parts'
import { canvasLimits } from './picture-size'
import { PreviewPane } from './preview-pane'
import { copyPicture, savePicture, saveZip, type PictureOrder } from './save-pictures'
import { usePreview } from './use-preview'

/**
 * The dialog's inside. What can be chosen (areas, the selection) is as it was when it opened; what
 * is saved is drawn at the press of the button, as the board is then.
 */
export function ExportPanel(props: Omit<ExportDialogProps, 'open' | 'onOpenChange'>) {
  const { editor, workshopTitle, sessionNumber, fictional } = props
  const t = useTranslations('export')
  const locale = useLocale()
  const day = dayOf(props.date)

  const [frames] = useState(() =>
    framesOf(editor, boardSettings(editor).get().locale, t('file.untitledArea')),
  )
  const [selected] = useState(() => editor.getSelectedShapeIds().length)
  const [severalPages] = useState(() => editor.getPages().length > 1)
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    what: 'board',
    format: 'png',
    scale: 2,
    colours: editor.user.getIsDarkMode() ? 'dark' : 'light',
    background: 'with',
  }))
  const [outcome, setOutcome] = useState<ExportOutcome>({ state: 'idle' })
  const { what, format, scale, colours, background } = choice

  const pictures = useMemo(
    () =>
      plannedPictures(what, {
        frames,
        board: { title: t(severalPages ? 'what.page' : 'what.board'), fileTitle: t('file.board') },
        selection: {
          title: t('what.selection', { count: selected }),
          fileTitle: t('file.selection'),
        },
      }),
    [what, frames, selected, severalPages, t],
  )
  const request = useMemo(() => {
    const options: PictureOptions = {
      darkMode: colours === 'dark',
      background: background === 'with',
      fictional,
      title: workshopTitle,
      description: '',
    }
    return { pictures, options }
  }, [pictures, colours, background, fictional, workshopTitle])
  const preview = usePreview(editor, request)
  const sizes = useMemo(
    () => plannedSizes(editor, pictures, scale, canvasLimits()),
    [editor, pictures, scale],
  )

  function order(picture: PlannedPicture): PictureOrder {
    const text = t('description.text', { what: picture.title, number: String(sessionNumber), day })
    const description = fictional ? `${text} ${t('description.fictional')}` : text
    return { ...picture, options: { ...request.options, description } }
  }

  function name(extension: 'png' | 'svg' | 'zip') {
    return fileName({
      workshopTitle,
      session: t('file.session', { number: String(sessionNumber) }),
      day,
      part: what === 'areas' ? t('file.areas') : pictures[0]?.fileTitle,
      extension,
    })
  }

  async function run(action: () => Promise<ExportOutcome>, retry: () => void) {
    setOutcome({ state: 'working', done: 0, total: pictures.length })
    try {
      setOutcome(await action())
    } catch (error) {
      const reason = error instanceof PictureError ? error.reason : 'not_drawn'
      setOutcome({ state: 'failed', reason, retry })
    }
  }

  function save() {
    void run(async () => {
      const [first] = pictures
      if (what === 'areas') {
        const file = name('zip')
        await saveZip(editor, pictures.map(order), { format, scale, name: file }, (done) =>
          setOutcome({ state: 'working', done, total: pictures.length }),
        )
        return { state: 'zipped', name: file, count: pictures.length }
      }
      if (!first) throw new PictureError('empty')
      const file = name(format)
      const size = await savePicture(editor, order(first), { format, scale, name: file })
      return { state: 'saved', name: file, size }
    }, save)
  }

  function copy() {
    void run(async () => {
      const [first] = pictures
      if (!first) throw new PictureError('empty')
      return { state: 'copied', size: await copyPicture(editor, order(first), scale) }
    }, copy)
  }

  const working = outcome.state === 'working'
  const nothing = sizes.length === 0
  const canCopy = format === 'png' && what !== 'areas'
  return (
    <div
      className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-[minmax(0,1fr)_264px]"
      lang={locale}
    >
      <PreviewPane
        {...preview}
        what={what === 'areas' ? t('what.areas', { count: pictures.length }) : pictures[0]?.title}
        hidden={pictures.length - preview.previews.length}
        transparent={background === 'none'}
        dark={colours === 'dark'}
      />
      <ExportChoices
        choice={choice}
        onChange={(next) => {
          setChoice((before) => ({ ...before, ...next }))
          if (!working) setOutcome({ state: 'idle' })
        }}
        frames={frames}
        selected={selected}
        severalPages={severalPages}
        sizes={sizes}
      />
      <div className="grid gap-1 text-[13px] leading-snug text-soft sm:col-span-2">
        <p className="break-words">{name(what === 'areas' ? 'zip' : format)}</p>
        {fictional && <p>{t('fictional')}</p>}
      </div>
      <div className="sticky -bottom-6 -mx-6 -mb-6 grid gap-3 border-t border-line bg-raised px-6 pt-3 pb-5 sm:col-span-2 sm:rounded-b-card">
        <ExportResult outcome={outcome} onDownload={save} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          {canCopy && (
            <Button onClick={copy} disabled={nothing || working}>
              <Copy size={16} aria-hidden />
              {t('action.copy')}
            </Button>
          )}
          <Button look="primary" onClick={save} busy={working} disabled={nothing}>
            {!working && <Download size={16} aria-hidden />}
            {t(what === 'areas' ? 'action.zip' : `action.${format}`)}
          </Button>
        </div>
      </div>
    </div>
  )
}
