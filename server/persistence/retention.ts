import type { DocumentStorage } from './document-storage'

/** How long past epochs of documents are kept, in days. Longer fills the disk, shorter leaves less to
 * play back. */
const HISTORY_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

/**
 * Deletes document history that is past its time: now and once a day [E4]. Returns the off switch.
 * A failure is logged and tried again the next day.
 */
export function keepRetention(
  storage: Pick<DocumentStorage, 'forgetHistory'>,
  log: { error(data: object, message: string): void },
  now: () => number = Date.now,
): () => void {
  const forget = () => {
    storage.forgetHistory(new Date(now() - HISTORY_DAYS * DAY_MS)).catch((error: unknown) => {
      log.error({ error }, 'old history was not deleted')
    })
  }
  forget()
  const timer = setInterval(forget, DAY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
