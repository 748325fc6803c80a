'use client'

import { createContext, useContext } from 'react'
import type { FieldProblem } from '@/dialogue/errors'
import { useRefusalText } from '@/app/_components/refusal-text'

/** What is wrong with the form now: found here or by the server. */
export const ProblemsContext = createContext<readonly FieldProblem[]>([])

/** The words for the field at a path, or undefined when it is fine. */
export function useFormProblems(): (path: string) => string | undefined {
  const problems = useContext(ProblemsContext)
  const words = useRefusalText()
  return (path) => {
    const found = problems.find(({ field }) => field === path)
    return found && words.field(found)
  }
}
