import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

/** What the environment says about a run; all of it has a default. */
export interface Settings {
  /** Repetitions; what is printed are medians over them. */
  runs: number
  /** Measured seconds per load scenario, after a warm-up. */
  seconds: number
  /** Scenarios whose name contains one of these; empty: all. */
  scenarios: string[]
  /** Servers whose name contains one of these; empty: all. */
  servers: string[]
}

/** Above these a run would take hours or hurt the machine. */
const MOST_RUNS = 15
const MOST_SECONDS = 60

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    runs: whole(env.BENCH_RUNS, 'BENCH_RUNS', 3, MOST_RUNS),
    seconds: whole(env.BENCH_SECONDS, 'BENCH_SECONDS', 6, MOST_SECONDS),
    scenarios: list(env.BENCH_SCENARIOS),
    servers: list(env.BENCH_SERVERS),
  }
}

function whole(value: string | undefined, name: string, standard: number, most: number): number {
  if (!value) return standard
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new Error(`${name} has to be a whole number from 1 to ${most}.`)
  }
  return number
}

const list = (value: string | undefined) =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** The core of the server and the core of the load, where the system lets us choose. */
export interface Cores {
  server: number
  load: number
}

/** Null without `taskset` or with one core: then the system decides, and results are noisier. */
export function findCores(): Cores | null {
  if (cpus().length < 2) return null
  const found = spawnSync('taskset', ['-V'], { stdio: 'ignore' })
  return found.status === 0 ? { server: 0, load: 1 } : null
}

/** Keeps this process on the load's core. */
export function pinLoad(cores: Cores): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(cores.load), String(process.pid)], {
    stdio: 'ignore',
  })
}
