import type { ParticipantAuth } from '@/server/services'
import type { CloseReason } from '@/sync/protocol/close-reasons'

/** What rooms ask of auth. Roles are answered live: nothing here trusts what a token once said. */
export interface SyncAuth {
  /**
   * Who a sync token speaks for and whether it opens this document. Checks the signature, the
   * clock, the document, the workshop and that the participation still stands; leaves the epoch to
   * the room, which knows the document's present one.
   */
  openDocument(token: string, documentId: string): Promise<SyncAccess>
}

export type SyncAccess =
  | { ok: true; participant: ParticipantAuth; epoch: number }
  | {
      ok: false
      reason: Extract<
        CloseReason,
        'bad_token' | 'token_expired' | 'revoked' | 'taken_over' | 'unknown_document'
      >
    }
