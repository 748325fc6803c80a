import { OURS, OURS_COMMITTED } from './contenders'
import type { GrowthResult } from './run-growth'
import type { JoinResult } from './run-join'
import type { LoadResult } from './run-load'
import type { Scenario } from './scenarios'
import { median } from './statistics'

/** One measurement. */
export interface Cell {
  scenario: string
  /** For `growth`: how often gestures are written. */
  server: string
  run: number
  result: LoadResult | JoinResult | GrowthResult
}

/** The numbers of a result, by name. */
export type Numbers = Record<string, number>

export interface Row {
  server: string
  runs: number
  /** Medians over the runs. */
  medians: Numbers
  /** Least and greatest of the figure that is compared. */
  spread: [least: number, most: number]
}

export interface Comparison {
  scenario: string
  kind: Scenario['kind']
  /** The figure that is compared; the less the better. */
  figure: string
  rows: Row[]
  /** Ours divided by the best peer's (growth: bytes divided by squashed bytes); null without both. */
  ratio: number | null
  bestPeer: string | null
  /** The ratio this project wants to stay under. */
  target: number | null
  /** Latency ours has to keep for its CPU to count, in ms; null where there is none. */
  p95TargetMs: number | null
}

const FIGURES = { load: 'cpuPerThousandMs', join: 'cpuMs', growth: 'bytes' } as const
/** A change counts as seen by everyone when 95 of 100 deliveries take no longer. */
const P95_TARGET_MS = 60

const TARGETS: Readonly<Record<string, number>> = {
  '10 K5': 1,
  '10 Kall': 1,
  '100 K5': 0.65,
  '100 Kall': 0.5,
  '200 rooms of 3': 1,
  '50 join at once': 0.2,
  'an hour of 20 people': 2,
}

export function compare(cells: readonly Cell[], scenarios: readonly Scenario[]): Comparison[] {
  return scenarios.map(({ name, kind }) => {
    const figure = FIGURES[kind]
    const mine = cells.filter((cell) => cell.scenario === name)
    const rows = [...new Set(mine.map((cell) => cell.server))].map((server) =>
      rowOf(
        server,
        mine.filter((cell) => cell.server === server),
        figure,
      ),
    )
    return {
      scenario: name,
      kind,
      figure,
      rows,
      target: TARGETS[name] ?? null,
      p95TargetMs: kind === 'load' ? P95_TARGET_MS : null,
      ...(kind === 'growth' ? grown(rows) : against(rows, figure)),
    }
  })
}

function rowOf(server: string, cells: readonly Cell[], figure: string): Row {
  const results = cells.map(({ result }) => result as unknown as Record<string, unknown>)
  const names = Object.keys(results[0] ?? {}).filter((name) => name !== 'kind')
  const values = (name: string) => results.map((result) => Number(result[name]))
  const compared = values(figure)
  return {
    server,
    runs: cells.length,
    medians: Object.fromEntries(names.map((name) => [name, median(values(name))])),
    spread: [Math.min(...compared), Math.max(...compared)],
  }
}

function against(rows: readonly Row[], figure: string) {
  const ours = rows.find((row) => row.server === OURS)?.medians[figure]
  const peers = rows
    .filter(({ server }) => server !== OURS && server !== OURS_COMMITTED)
    .sort((a, b) => (a.medians[figure] ?? Infinity) - (b.medians[figure] ?? Infinity))
  const best = peers[0]?.medians[figure]
  const comparable = ours !== undefined && best !== undefined
  return {
    ratio: comparable ? ours / best : null,
    bestPeer: peers[0]?.server ?? null,
  }
}

/** The first cadence is the product's own. */
function grown(rows: readonly Row[]) {
  const { bytes, squashedBytes } = rows[0]?.medians ?? {}
  const ratio = bytes && squashedBytes ? bytes / squashedBytes : null
  return { ratio, bestPeer: null }
}
