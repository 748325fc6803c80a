'use client'

import { useEffect, useState } from 'react'
import { askServer } from '@/app/_api/ask-server'
import type { BoardId } from '@/dialogue/ids'

const RETRY_MS = 2000

/**
 * The id of a document that lies beside a board, once the route at `path` has told it; null before, and
 * while there is none. `method`: POST where the route is to make it, null while nothing is asked. Asks again
 * while the server is away or busy.
 */
export function useDocumentBeside(path: string, method: 'GET' | 'POST' | null): BoardId | null {
  const [found, setFound] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (method === null || found !== null) return
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    void askServer<{ documentId: string | null }>(method, path).then((answer) => {
      if (isOver) return
      if (answer.ok) setFound(answer.value.documentId)
      else again = setTimeout(() => setTries((count) => count + 1), RETRY_MS)
    })
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [path, method, found, tries])
  return found as BoardId | null
}
