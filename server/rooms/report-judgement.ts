import type { Judgement } from './gate'
import type { RoomLog } from './log'

/** Enough of a problem to find it, not enough to keep what people wrote in a log. */
const LOGGED_LENGTH = 160
const LOGGED_PROBLEMS = 5

/** Notes what was not taken as it came. */
export function reportJudgement(
  log: RoomLog,
  who: { documentId: string; connection: number },
  judgement: Judgement,
): void {
  if (judgement.kind === 'malformed') {
    log.warn({ ...who, problem: judgement.problem.slice(0, LOGGED_LENGTH) }, 'bad update')
  } else if (judgement.kind === 'read_only') {
    log.warn(who, "an observer's changes were refused")
  } else if (judgement.kind === 'full') {
    log.warn(who, 'changes were refused: the document is full')
  } else if (judgement.kind === 'taken') {
    const { forbidden, invalid } = judgement
    if (forbidden.length > 0) log.info({ ...who, records: forbidden.length }, 'changes put back')
    const problems = invalid
      .slice(0, LOGGED_PROBLEMS)
      .map(({ problem }) => problem.slice(0, LOGGED_LENGTH))
    if (invalid.length > 0) log.warn({ ...who, count: invalid.length, problems }, 'invalid records')
  }
}
