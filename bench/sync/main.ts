import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { contenders } from './contenders'
import { compare, type Cell } from './compare'
import { printReport } from './report'
import { runGrowth, CADENCES } from './run-growth'
import { runJoin } from './run-join'
import { runLoad } from './run-load'
import { SCENARIOS } from './scenarios'
import { findCores, pinLoad, readSettings } from './settings'

/** Whatever hangs, the load ends. */
const LONGEST_MS = 2 * 3_600_000

const root = process.env.BENCH_ROOT ?? process.cwd()
const settings = readSettings(process.env)
const cores = findCores()
if (cores) pinLoad(cores)
process.on('SIGINT', () => process.exit(130))
setTimeout(() => process.exit(1), LONGEST_MS).unref()

const named = (name: string, wanted: readonly string[]) =>
  wanted.length === 0 || wanted.some((part) => name.includes(part))
const scenarios = SCENARIOS.filter(({ name }) => named(name, settings.scenarios))
const servers = contenders(root).filter(({ name }) => named(name, settings.servers))

const cells: Cell[] = []
const loadAtStart = loadavg()[0] ?? 0

for (let run = 0; run < settings.runs; run++) {
  for (const scenario of scenarios) {
    if (scenario.kind === 'growth') {
      // The same numbers every time: nothing here depends on the machine but the time to load.
      if (run > 0) continue
      for (const cadence of CADENCES) {
        const result = runGrowth(scenario, cadence)
        cells.push({ scenario: scenario.name, server: cadence.name, run, result })
      }
      continue
    }
    // Each run begins with another server, so that a slow minute doesn't always hit the same one.
    const present = servers.filter((server) => !server.leftOutOf?.(scenario))
    for (let turn = 0; turn < present.length; turn++) {
      const server = present[(turn + run) % present.length]
      if (!server) continue
      process.stderr.write(`run ${run + 1}/${settings.runs}  ${scenario.name}  ${server.name} … `)
      const options = { seconds: settings.seconds, cores }
      try {
        const result =
          scenario.kind === 'load'
            ? await runLoad(scenario, server, options)
            : await runJoin(scenario, server, options)
        cells.push({ scenario: scenario.name, server: server.name, run, result })
        const cpu = result.kind === 'load' ? result.cpuPerThousandMs : result.cpuMs
        process.stderr.write(`${cpu.toFixed(2)} ms\n`)
      } catch (error) {
        process.exitCode = 1
        process.stderr.write(`failed: ${String(error)}\n`)
      }
    }
  }
}

const report = {
  date: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  pinned: cores !== null,
  loadAverage: { start: loadAtStart, end: loadavg()[0] ?? 0 },
  settings,
  comparisons: compare(cells, scenarios),
  cells,
}
printReport(report)
const folder = join(root, 'bench/results')
mkdirSync(folder, { recursive: true })
const file = join(folder, `sync-${report.date.replaceAll(/[:.]/g, '-')}.json`)
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
process.stdout.write(`\nEvery number: ${file}\n`)
