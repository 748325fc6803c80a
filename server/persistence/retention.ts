import type { ActivityStore } from './activity-store'
import type { DocumentStorage } from './document-storage'

/** How long past epochs of documents are kept, in days. Longer fills the disk, shorter leaves less to
 * play back. */
const HISTORY_DAYS = 90
const DAY_MS = 24 * 60 * 60_000
/** How long it is remembered who did what on a board: longer than any meeting. */
const ACTIVITY_MS = DAY_MS
const HOUR_MS = 60 * 60_000

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

/**
 * Deletes who did what on boards once that is past its time: now and every hour. Returns the off switch.
 * A failure is logged and tried again the next hour.
 */
export function keepActivityRetention(
  activity: Pick<ActivityStore, 'forgetActivity'>,
  log: { error(data: object, message: string): void },
  now: () => number = Date.now,
): () => void {
  const forget = () => {
    activity.forgetActivity(new Date(now() - ACTIVITY_MS)).catch((error: unknown) => {
      log.error({ error }, 'old activity was not deleted')
    })
  }
  forget()
  const timer = setInterval(forget, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}
