import { mayChangeMode } from '@/dialogue/attribution'
import { DialogueError } from '@/dialogue/errors'
import type { WorkshopId } from '@/dialogue/ids'
import type { AttributionMode } from '@/dialogue/workshop'
import { requireFacilitator } from '@/server/auth/participations'
import type { DialogueService } from '@/server/dialogue-service'
import type { ParticipantAuth } from '@/server/services'
import { Answering } from './answering'
import { Commitments } from './commitments'
import { Conditions } from './conditions'
import type { DialogueDeps } from './deps'
import { Mending } from './mending'
import { Proposals } from './proposals'
import { Rounds } from './rounds'
import { Seats } from './seats'
import { Signals } from './signal'
import { Views } from './view'

/** The commands behind `services().dialogue`, and what other parts of the server need of them. */
export interface Dialogue {
  service: DialogueService
  answering: Answering
  views: Views
  signals: Signals
  mending: Mending
}

export function createDialogue(deps: DialogueDeps): Dialogue {
  const seats = new Seats(deps)
  const signals = new Signals(deps)
  const mending = new Mending(deps)
  const rounds = new Rounds(deps, { seats, signals, mending })
  const answering = new Answering(deps, seats, signals)
  const conditions = new Conditions(deps, signals)
  const proposals = new Proposals(deps, signals, mending)
  const commitments = new Commitments(deps, signals)
  const views = new Views(deps, seats, mending)
  const service: DialogueService = {
    workshopOf: (kind, id) => workshopOf(deps, kind, id),
    view: (auth, boardId) => views.view(auth, boardId),
    openRound: (auth, boardId, input) => rounds.open(auth, boardId, input),
    closeRound: (auth, id, version) => rounds.close(auth, id, version),
    revealItems: (auth, id, input) => rounds.reveal(auth, id, input),
    ownBallot: (auth, id, key) => answering.own(auth, id, key),
    answer: (auth, id, itemId, input) => answering.answer(auth, id, itemId, input),
    conditionsToReword: (auth, id) => conditions.toReword(auth, id),
    rewordCondition: (auth, id, input) => conditions.reword(auth, id, input),
    updateCondition: (auth, id, input) => conditions.update(auth, id, input),
    settleAdReferendum: (auth, input) => proposals.settleAdReferendum(auth, input),
    table: (auth, boardId, ids, most) => proposals.table(auth, boardId, ids, most),
    untable: (auth, boardId, ids) => proposals.untable(auth, boardId, ids),
    proposeAmendment: (auth, boardId, input) => proposals.propose(auth, boardId, input),
    settleAmendment: (auth, id, input) => proposals.settle(auth, id, input),
    addCommitment: (auth, boardId, input) => commitments.add(auth, boardId, input),
    updateCommitment: (auth, id, input) => commitments.update(auth, id, input),
    setConsulting: (auth, boardId, on) => commitments.setConsulting(auth, boardId, on),
    changeAttribution: async (auth, workshopId, mode) => {
      await changeAttribution(deps, auth, workshopId, mode)
      await signals.tell(workshopId)
    },
  }
  return { service, answering, views, signals, mending }
}

/** Whose it is; throws not_found. */
async function workshopOf(
  deps: DialogueDeps,
  kind: Parameters<DialogueService['workshopOf']>[0],
  id: string,
): Promise<WorkshopId> {
  const find = {
    round: () => deps.rounds.workshopOf(id),
    condition: () => deps.conditions.find(id),
    amendment: () => deps.proposals.amendment(id),
    commitment: () => deps.commitments.find(id),
  }[kind]
  const row = await find()
  if (!row) throw new DialogueError('not_found', `There is no such ${kind}.`)
  return row.workshopId
}

async function changeAttribution(
  { rounds }: DialogueDeps,
  auth: ParticipantAuth,
  workshopId: WorkshopId,
  mode: AttributionMode,
): Promise<void> {
  if (workshopId !== auth.workshopId) {
    throw new DialogueError('wrong_board', 'This belongs to another workshop than yours.')
  }
  requireFacilitator(auth)
  const outcome = await rounds.changeAttribution(workshopId, mode, (from, isAnswered) =>
    mayChangeMode(from, mode, isAnswered),
  )
  if (outcome === 'round_open') {
    throw new DialogueError('conflict', 'A round is open under the present mode. Close it first.')
  }
  if (outcome === 'refused') {
    throw new DialogueError(
      'conflict',
      'A round has been answered, or people have begun to write privately: the mode only gets stricter.',
    )
  }
}
