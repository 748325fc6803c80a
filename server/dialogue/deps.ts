import type { BoardId } from '@/dialogue/ids'
import type { BallotStore } from '@/server/persistence/ballot-store'
import type { CommitmentStore } from '@/server/persistence/commitment-store'
import type { ConditionStore } from '@/server/persistence/condition-store'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { ProposalStore } from '@/server/persistence/proposal-store'
import type { RoundsStore } from '@/server/persistence/rounds-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'

/** What the dialogue's commands work with. */
export interface DialogueDeps {
  rounds: RoundsStore
  ballots: BallotStore
  conditions: ConditionStore
  proposals: ProposalStore
  commitments: CommitmentStore
  people: PeopleStore
  workshops: WorkshopStore
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer' | 'announce'>
  /** Whether people write privately on this board now: nobody's pointer then tells where. */
  isDrafting?: (boardId: BoardId) => Promise<boolean>
  log: RoomLog
}
