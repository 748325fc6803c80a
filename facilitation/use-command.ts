'use client'

import { useState } from 'react'
import type { Outcome } from './actions'

/**
 * One command at a time: `busy` while it is under way, `problem` the words of its refusal until the next
 * try. `done` is called with what came back.
 */
export function useCommand() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function run<Value>(
    command: () => Promise<Outcome<Value>>,
    done?: (value: Value) => void,
  ): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const outcome = await command()
    setBusy(false)
    if (outcome.ok) done?.(outcome.value)
    else setProblem(outcome.words)
  }

  return {
    busy,
    problem,
    run: <Value>(command: () => Promise<Outcome<Value>>, done?: (value: Value) => void) =>
      void run(command, done),
  }
}
