import { OURS } from './contenders'
import type { Comparison, Numbers, Row } from './compare'

interface Column {
  title: string
  text: (row: Row) => string
}

const number = (name: string, digits: number) => (row: Row) => digitsOf(row.medians, name, digits)
const percent =
  (name: string, digits = 0) =>
  (row: Row) =>
    `${digitsOf(row.medians, name, digits, 100)} %`

const COLUMNS: Record<Comparison['kind'], Column[]> = {
  load: [
    { title: 'CPU ms / 1,000', text: number('cpuPerThousandMs', 2) },
    { title: 'least–most', text: ({ spread }) => spread.map((each) => each.toFixed(2)).join('–') },
    { title: 'of a core', text: percent('cpuShare') },
    { title: 'p50 ms', text: number('p50Ms', 0) },
    { title: 'p95 ms', text: number('p95Ms', 0) },
    { title: 'delivered', text: percent('deliveredShare', 1) },
    { title: 'superseded', text: percent('supersededShare', 1) },
    { title: 'MB', text: number('rssMb', 0) },
    { title: 'others', text: percent('othersShare') },
  ],
  join: [
    { title: 'CPU ms', text: number('cpuMs', 0) },
    { title: 'least–most', text: ({ spread }) => spread.map((each) => each.toFixed(0)).join('–') },
    { title: 'all there, ms', text: number('wholeMs', 0) },
    { title: 'MB', text: number('rssMb', 0) },
    { title: 'others', text: percent('othersShare') },
  ],
  growth: [
    { title: 'KB', text: (row) => kilobytes(row.medians.bytes) },
    { title: 'squashed KB', text: (row) => kilobytes(row.medians.squashedBytes) },
    {
      title: 'ratio',
      text: ({ medians }) => ((medians.bytes ?? NaN) / (medians.squashedBytes ?? NaN)).toFixed(2),
    },
    { title: 'load ms', text: number('loadMs', 0) },
  ],
}

/** One Markdown table per kind of scenario, and a line per target. */
export function printReport(report: { comparisons: readonly Comparison[] }): void {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  for (const kind of ['load', 'join', 'growth'] as const) {
    const shown = report.comparisons.filter((each) => each.kind === kind && each.rows.length > 0)
    if (shown.length === 0) continue
    const columns = COLUMNS[kind]
    print('')
    print(`| scenario | server | ${columns.map(({ title }) => title).join(' | ')} |`)
    print(`|${' --- |'.repeat(columns.length + 2)}`)
    for (const { scenario, rows } of shown) {
      for (const row of rows) {
        const cells = columns.map(({ text }) => text(row))
        print(`| ${scenario} | ${row.server} | ${cells.join(' | ')} |`)
      }
    }
  }
  print('')
  for (const comparison of report.comparisons) {
    const line = verdict(comparison)
    if (line) print(line)
  }
}

function verdict({
  scenario,
  ratio,
  bestPeer,
  target,
  p95TargetMs,
  rows,
}: Comparison): string | null {
  if (ratio === null) return null
  const beside = bestPeer ? `of the best peer's (${bestPeer})` : 'of the squashed document'
  const aim =
    target === null ? 'no target' : `target ${target}: ${ratio <= target ? 'met' : 'missed'}`
  const p95 = rows.find(({ server }) => server === OURS)?.medians.p95Ms
  const late = p95TargetMs !== null && p95 !== undefined && p95 > p95TargetMs
  return `${scenario}: ${ratio.toFixed(2)} ${beside}, ${aim}${late ? `; p95 over ${p95TargetMs} ms` : ''}`
}

function digitsOf(medians: Numbers, name: string, digits: number, factor = 1): string {
  const value = medians[name]
  return value === undefined ? '–' : (value * factor).toFixed(digits)
}

const kilobytes = (bytes: number | undefined) => ((bytes ?? NaN) / 1024).toFixed(0)
