import type { TLShapeId } from '@tldraw/editor'
import { useId, type ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Segments } from '@/ui/choice'
import { SelectField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SCALES, shownScale, type ExportChoice } from './export-choice'
import type { FrameChoice } from './picture-parts'
import type { PictureSize } from './picture-size'

/** Warnings shown one by one; the rest are counted. */
const WARNINGS = 2

interface ExportChoicesProps {
  choice: ExportChoice
  onChange: (next: Partial<ExportChoice>) => void
  frames: readonly FrameChoice[]
  /** Selected shapes. */
  selected: number
  severalPages: boolean
  /** What PNGs come out at. */
  sizes: readonly { title: string; size: PictureSize }[]
}

export function ExportChoices(props: ExportChoicesProps) {
  const { choice, onChange, frames, selected, sizes } = props
  const t = useTranslations('export')
  const sized = sizes.length === 1 ? sizes[0] : undefined
  const pixels = usePixels()
  return (
    <div className="grid content-start gap-4">
      <SelectField
        label={t('what.label')}
        value={choice.what}
        onChange={({ target }) => onChange({ what: target.value as ExportChoice['what'] })}
      >
        <option value="board">{t(props.severalPages ? 'what.page' : 'what.board')}</option>
        <option value="selection" disabled={selected === 0}>
          {selected === 0 ? t('what.noSelection') : t('what.selection', { count: selected })}
        </option>
        {frames.length > 0 && (
          <>
            <option value="areas">{t('what.areas', { count: frames.length })}</option>
            <optgroup label={t('what.oneArea')}>
              {frames.map(({ id, title }: { id: TLShapeId; title: string }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          </>
        )}
      </SelectField>

      <Labelled label={t('format.label')} hint={t(`format.${choice.format}Hint`)}>
        <Segments
          label={t('format.label')}
          value={choice.format}
          onChange={(format) => onChange({ format })}
          choices={[
            { value: 'png', name: t('format.png') },
            { value: 'svg', name: t('format.svg') },
          ]}
        />
      </Labelled>

      {choice.format === 'png' && (
        <Labelled
          label={t('size.label')}
          hint={sized && !sized.size.reduced ? t('size.pixels', pixels(sized.size)) : undefined}
        >
          <Segments
            label={t('size.label')}
            value={String(choice.scale)}
            onChange={(scale) => {
              const known = SCALES.find((each) => String(each) === scale)
              if (known) onChange({ scale: known })
            }}
            choices={SCALES.map((scale) => ({
              value: String(scale),
              name: t('size.times', { scale: String(scale) }),
            }))}
          />
        </Labelled>
      )}
      {choice.format === 'png' && <TooLarge sizes={sizes} wanted={choice.scale} />}

      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Labelled label={t('colours.label')}>
          <Segments
            label={t('colours.label')}
            value={choice.colours}
            onChange={(colours) => onChange({ colours })}
            choices={[
              { value: 'light', name: t('colours.light') },
              { value: 'dark', name: t('colours.dark') },
            ]}
          />
        </Labelled>
        <Labelled label={t('background.label')}>
          <Segments
            label={t('background.label')}
            value={choice.background}
            onChange={(background) => onChange({ background })}
            choices={[
              { value: 'with', name: t('background.with') },
              { value: 'none', name: t('background.none') },
            ]}
          />
        </Labelled>
      </div>
    </div>
  )
}

/** Says, before anything is saved, which pictures come out smaller than asked for. */
function TooLarge({ sizes, wanted }: { sizes: ExportChoicesProps['sizes']; wanted: number }) {
  const t = useTranslations('export')
  const pixels = usePixels()
  const reduced = sizes.filter(({ size }) => size.reduced)
  if (reduced.length === 0) return null
  return (
    <Notice kind="warn" live>
      {reduced.slice(0, WARNINGS).map(({ title, size }, index) => (
        <p key={index}>
          {t('size.tooLarge', {
            what: title,
            wanted: String(wanted),
            scale: shownScale(size.scale),
            ...pixels(size),
          })}
        </p>
      ))}
      {reduced.length > WARNINGS && (
        <p>{t('size.tooLargeMore', { count: reduced.length - WARNINGS })}</p>
      )}
    </Notice>
  )
}

/** Width and height as this language writes numbers. */
export function usePixels() {
  const format = useFormatter()
  return ({ width, height }: PictureSize) => ({
    width: format.number(width),
    height: format.number(height),
  })
}

function Labelled({
  label,
  hint,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <div
      className="grid justify-items-start gap-1.5"
      role="group"
      aria-describedby={hint ? id : undefined}
    >
      {/* The control carries the same words as its name. */}
      <span aria-hidden className="text-sm font-semibold">
        {label}
      </span>
      {children}
      {hint && (
        <p id={id} className="text-[13px] text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
