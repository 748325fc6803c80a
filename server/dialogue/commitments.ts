import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import { requirePlenary } from '@/server/auth/participations'
import type { CommitmentInput, CommitmentView } from '@/server/dialogue-service'
import type { ParticipantAuth } from '@/server/services'
import { changedMeanwhile, requireDelegate, requireOwn, requireWriter } from './access'
import type { DialogueDeps } from './deps'
import type { Signals } from './signal'

/** Small steps, and who consults alone right now. */
export class Commitments {
  constructor(
    private readonly deps: Pick<DialogueDeps, 'commitments' | 'workshops'>,
    private readonly signals: Signals,
  ) {}

  async add(
    auth: ParticipantAuth,
    boardId: BoardId,
    input: CommitmentInput,
  ): Promise<CommitmentView> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    requireWriter(auth)
    await this.check(auth, input)
    const id = newId<string>()
    await this.deps.commitments.add(id, auth.workshopId, input)
    await this.signals.tell(auth.workshopId)
    return { id, version: 1, ...input }
  }

  async update(
    auth: ParticipantAuth,
    id: string,
    { version, ...input }: CommitmentInput & { version: number },
  ): Promise<CommitmentView> {
    requireWriter(auth)
    requireOwn(auth, await this.deps.commitments.find(id), 'commitment')
    await this.check(auth, input)
    if (!(await this.deps.commitments.update(id, auth.workshopId, version, input))) {
      throw changedMeanwhile()
    }
    await this.signals.tell(auth.workshopId)
    return { id, ...input, version: version + 1 }
  }

  async setConsulting(auth: ParticipantAuth, boardId: BoardId, consulting: boolean): Promise<void> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    const party = requireDelegate(auth)
    await this.deps.commitments.setConsulting(auth.workshopId, boardId, party, consulting)
    await this.signals.tell(auth.workshopId)
  }

  private async check(auth: ParticipantAuth, { party, stepEn, stepKo }: CommitmentInput) {
    if (stepEn.trim() === '' && stepKo.trim() === '') {
      throw new DialogueError('invalid_fields', 'Say what the step is, in one language at least.', [
        { field: 'stepEn', problem: 'required' },
      ])
    }
    if (party === null) return
    const workshop = await this.deps.workshops.find(auth.workshopId)
    if (workshop?.parties.some((one) => one.id === party)) return
    throw new DialogueError('invalid_fields', 'There is no such side in this workshop.', [
      { field: 'party', problem: 'unknown' },
    ])
  }
}
