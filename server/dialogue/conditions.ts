import type { AssessmentAnswer } from '@/dialogue/answers'
import { MODE_SHOWS, stricterMode } from '@/dialogue/attribution'
import { DialogueError } from '@/dialogue/errors'
import { newId } from '@/dialogue/ids'
import type { ConditionStatus, ConditionToReword, ConditionView } from '@/server/dialogue-service'
import type { BallotRow } from '@/server/persistence/ballot-store'
import type { ConditionRow, NewCondition } from '@/server/persistence/condition-store'
import type { RoundRow } from '@/server/persistence/dialogue-rows'
import type { ParticipantAuth } from '@/server/services'
import type { AttributionMode } from '@/dialogue/workshop'
import { changedMeanwhile, requireOwn, requireReworder } from './access'
import type { DialogueDeps } from './deps'
import type { Signals } from './signal'

type Deps = Pick<DialogueDeps, 'rounds' | 'conditions' | 'workshops'>

/** Conditions from their round's closing on. */
export class Conditions {
  constructor(
    private readonly deps: Deps,
    private readonly signals: Signals,
  ) {}

  async toReword(auth: ParticipantAuth, roundId: string): Promise<ConditionToReword[]> {
    requireReworder(auth)
    const round = requireOwn(auth, await this.deps.rounds.find(roundId), 'round')
    if (round.status === 'open') {
      throw new DialogueError('conflict', 'Conditions are read once the round is closed.')
    }
    const rows = await this.deps.conditions.ofRound(roundId)
    return rows.filter((row) => !row.isRevealed).map(toReword)
  }

  async reword(
    auth: ParticipantAuth,
    id: string,
    input: { textEn: string; textKo: string; version: number },
  ): Promise<ConditionToReword> {
    requireReworder(auth)
    const row = requireOwn(auth, await this.deps.conditions.find(id), 'condition')
    const { version, textEn, textKo } = input
    if (textEn.trim() === '' && textKo.trim() === '') {
      throw new DialogueError('invalid_fields', 'A condition says something in one language.', [
        { field: 'textEn', problem: 'required' },
      ])
    }
    if (!(await this.deps.conditions.reword(id, version, { textEn, textKo }))) {
      throw changedMeanwhile()
    }
    return toReword({ ...row, textEn, textKo, version: version + 1 })
  }

  async update(
    auth: ParticipantAuth,
    id: string,
    input: { status: ConditionStatus; owner: string; version: number },
  ): Promise<ConditionView> {
    const row = requireOwn(auth, await this.deps.conditions.find(id), 'condition')
    if (!row.isRevealed) throw new DialogueError('not_found', 'There is no such condition.')
    const round = requireOwn(auth, await this.deps.rounds.find(row.roundId), 'round')
    const workshop = await this.deps.workshops.find(auth.workshopId)
    const mode = stricterMode(round.attributionMode, workshop?.attributionMode ?? 'none')
    const shown = conditionView(row, mode)
    // Where its side isn't told, being refused or not would tell it.
    const isOwn = auth.role === 'delegate' && (shown.party === null || shown.party === auth.party)
    if (auth.role !== 'facilitator' && !isOwn) {
      throw new DialogueError('forbidden', 'Only its own side and facilitators may change this.')
    }
    const { version, status, owner } = input
    if (!(await this.deps.conditions.update(row, version, { status, owner }))) {
      throw changedMeanwhile()
    }
    await this.signals.tell(auth.workshopId)
    return { ...shown, status, owner, version: version + 1 }
  }
}

/** `mode`: the stricter of its round's and the workshop's. */
export function conditionView(row: ConditionRow, mode: AttributionMode): ConditionView {
  const { id, proposalId, party, textEn, textKo, status, owner, version } = row
  const side = MODE_SHOWS[mode].sideOfText ? party : null
  return { id, proposalId, party: side, textEn, textKo, status, owner, version }
}

/** Conditions out of the answers of a round that closes, and those answers without them. */
export function takeConditions(
  round: RoundRow,
  answers: readonly BallotRow[],
): { conditions: NewCondition[]; answers: BallotRow[] } {
  const conditions: NewCondition[] = []
  const stripped: BallotRow[] = []
  for (const row of answers) {
    const answer = row.answer as AssessmentAnswer
    if (answer.condition === null) continue
    const { locale, text } = answer.condition
    conditions.push({
      id: newId<string>(),
      workshopId: round.workshopId,
      roundId: round.id,
      proposalId: row.itemId,
      partyId: row.party,
      original: text,
      textEn: locale === 'en' ? text : '',
      textKo: locale === 'ko' ? text : '',
    })
    stripped.push({ ...row, answer: { ...answer, condition: null } })
  }
  return { conditions, answers: stripped }
}

function toReword(row: ConditionRow): ConditionToReword {
  const { id, proposalId, original, textEn, textKo, version } = row
  return { id, proposalId, original: original ?? '', textEn, textKo, version }
}
