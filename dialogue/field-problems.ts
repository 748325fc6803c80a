import type { z } from 'zod'
import type { FieldProblem } from './errors'

type Issue = z.core.$ZodIssue

/**
 * What zod found in `input`, as field problems (keys of `messages/*` under `errors.field`), one per
 * field: the first is the one to mend. The order is that of the schema.
 */
export function fieldProblems(error: z.ZodError, input: unknown): FieldProblem[] {
  const byField = new Map<string, FieldProblem>()
  for (const issue of error.issues) {
    for (const problem of problemsOf(issue, input)) {
      if (!byField.has(problem.field)) byField.set(problem.field, problem)
    }
  }
  return [...byField.values()]
}

/** A problem found by hand, for a schema's own checks: put it into an issue's `params`. */
export type CustomProblem = Pick<FieldProblem, 'problem' | 'values'>

function problemsOf(issue: Issue, input: unknown): FieldProblem[] {
  const field = issue.path.join('.')
  const missing = valueAt(input, issue.path) === undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        problem: 'unknown',
      }))
    case 'too_big':
      return [
        {
          field,
          problem: issue.origin === 'array' ? 'too_many' : 'too_long',
          values: { max: Number(issue.maximum) },
        },
      ]
    case 'too_small':
      if (issue.origin === 'array') {
        return [{ field, problem: 'too_few', values: { min: Number(issue.minimum) } }]
      }
      return Number(issue.minimum) <= 1
        ? [{ field, problem: 'required' }]
        : [{ field, problem: 'too_short', values: { min: Number(issue.minimum) } }]
    case 'invalid_type':
      return [{ field, problem: missing ? 'required' : 'invalid' }]
    case 'invalid_value':
      return [{ field, problem: missing ? 'required' : 'unknown' }]
    case 'custom': {
      const custom = issue.params as Partial<CustomProblem> | undefined
      return [
        {
          field,
          problem: custom?.problem ?? 'invalid',
          ...(custom?.values && { values: custom.values }),
        },
      ]
    }
    default:
      return [{ field, problem: 'invalid' }]
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
