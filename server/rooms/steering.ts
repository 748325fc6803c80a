import type { SessionState } from '@/dialogue/session/session-state'
import { isOlderSignal, writeSignal, type DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { writeSession } from '@/sync/protocol/session-frame'
import type { Connection } from './connection'
import { frame } from './frames'

/**
 * What those on a board are told about the meeting, beside its document: the dialogue's signal and the
 * session's state, the newest of each. Only clients of ours are told.
 */
export class Steering {
  /** Where the meeting is; null on a document that has none. */
  session: SessionState | null = null
  private signal: DialogueSignal | null = null

  /** False for older news than what is known. */
  takeSignal(signal: DialogueSignal): boolean {
    if (this.signal && isOlderSignal(signal, this.signal)) return false
    this.signal = signal
    return true
  }

  /** False for an older state than what is known. */
  takeSession(state: SessionState): boolean {
    if (this.session && state.version < this.session.version) return false
    this.session = state
    return true
  }

  tellSignal(connections: Iterable<Connection>): void {
    const framed = this.framedSignal()
    if (framed) tell(connections, framed)
  }

  tellSession(connections: Iterable<Connection>): void {
    const framed = this.framedSession()
    if (framed) tell(connections, framed)
  }

  /** What a client of ours is told when it joins. */
  greeting(): Uint8Array[] {
    return [this.framedSignal(), this.framedSession()].filter((framed) => framed !== null)
  }

  private framedSignal(): Uint8Array | null {
    return this.signal && frame(writeSignal(this.signal))
  }

  /** Written anew each time: it says what time it is. */
  private framedSession(): Uint8Array | null {
    return this.session && frame(writeSession({ now: Date.now(), state: this.session }))
  }
}

function tell(connections: Iterable<Connection>, framed: Uint8Array): void {
  for (const connection of connections) if (connection.extended) connection.write(framed)
}
