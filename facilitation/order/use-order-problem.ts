import { useTranslations } from 'use-intl'
import type { Outcome } from '../actions'

const KNOWN = ['seated', 'last_facilitator', 'other_party'] as const

/** Puts the refusals that only these commands know into words. */
export function useOrderProblem() {
  const t = useTranslations('order.problem')
  return async <Value>(asked: Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
    const outcome = await asked
    if (outcome.ok) return outcome
    const problem = KNOWN.find((known) => outcome.fields.some((field) => field.problem === known))
    return problem ? { ...outcome, words: t(problem) } : outcome
  }
}
