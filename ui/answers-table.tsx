import type { ReactNode } from 'react'
import { PartyMark } from './party-mark'

export interface AnswersTableProps {
  /** Says what the table is of, for screen readers. */
  label: string
  /** `tone` null: no side's colour and mark. */
  columns: { key: string; name: string; note: string; tone: number | null }[]
  /** How many of each column gave an answer; null where that is told differently there. */
  rows: {
    key: string
    name: string
    kind: 'agree' | 'pass' | 'disagree'
    counts: (number | null)[]
    /** Of each column's answers, for the bars. */
    of: number[]
  }[]
  /** What follows from them, in words. */
  facts: { key: string; name: string; cells: ReactNode[] }[]
}

/** Answers side by side: a bar and a number for each, then what follows. Yes is full, no is hatched, neither empty. */
export function AnswersTable({ label, columns, rows, facts }: AnswersTableProps) {
  return (
    <table className="w-full table-fixed border-collapse text-left text-[13px] leading-snug">
      <caption className="sr-only">{label}</caption>
      <colgroup>
        <col />
        {columns.map(({ key }) => (
          <col key={key} style={{ width: columns.length > 2 ? 62 : 84 }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          {columns.map(({ key, name, note, tone }) => (
            <th key={key} scope="col" className="pb-1 pl-2 align-bottom font-semibold">
              <span className="flex items-center gap-1.5" style={{ color: inkOf(tone) }}>
                {tone !== null && <PartyMark tone={tone} size={12} />}
                <span className="min-w-0 truncate">{name}</span>
              </span>
              <span className="block font-normal text-soft">{note}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, kind, counts, of }, row) => (
          <tr key={key}>
            <th
              scope="row"
              className={`font-normal ${row === rows.length - 1 ? 'pt-px pb-1.5' : 'py-px'}`}
            >
              {name}
            </th>
            {counts.map((count, place) => (
              <td key={columns[place]?.key} className="py-px pl-2">
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-2.5 flex-1 rounded-sm bg-sunken">
                    {Boolean(count) && (
                      <span
                        className="block h-full rounded-sm border"
                        style={barOf(
                          kind,
                          columns[place]?.tone ?? null,
                          count ?? 0,
                          of[place] ?? 0,
                        )}
                      />
                    )}
                  </span>
                  <span className={count ? 'w-[2ch] tabular-nums' : 'w-[2ch] text-faint'}>
                    {count ?? '–'}
                  </span>
                </span>
              </td>
            ))}
          </tr>
        ))}
        {facts.map(({ key, name, cells }, row) => (
          <tr key={key} className={row === 0 ? 'border-t border-line' : ''}>
            <th scope="row" className={`font-normal text-soft ${row === 0 ? 'pt-1.5' : 'pt-px'}`}>
              {name}
            </th>
            {cells.map((cell, place) => (
              <td
                key={columns[place]?.key}
                className={`pl-2 align-top tabular-nums ${row === 0 ? 'pt-1.5' : 'pt-px'}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const inkOf = (tone: number | null) =>
  tone === null ? 'var(--ink-soft)' : `var(--tone-${tone % 6})`

function barOf(
  kind: AnswersTableProps['rows'][number]['kind'],
  tone: number | null,
  count: number,
  of: number,
) {
  const ink = inkOf(tone)
  const hatched = `repeating-linear-gradient(135deg, ${ink} 0 1.5px, transparent 1.5px 5px)`
  return {
    width: `${of === 0 ? 0 : (100 * count) / of}%`,
    borderColor: ink,
    background: kind === 'agree' ? ink : kind === 'disagree' ? hatched : 'transparent',
  }
}
