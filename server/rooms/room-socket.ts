import { WebSocket } from 'ws'
import { CLOSE_REASONS, type CloseReason } from '@/sync/protocol/close-reasons'

/** ws's own codes for a peer's broken frames, and the reason that says so to our clients. */
const NAMED: Readonly<Record<number, CloseReason>> = {
  1002: 'bad_frame',
  1003: 'bad_frame',
  1007: 'bad_frame',
  1009: 'frame_too_large',
}

/**
 * A server-side socket whose protocol errors close with our named codes: an unnamed 1009 would
 * make a y-websocket client reconnect and send the same huge frame for ever. Codes that the peer
 * itself closed with are echoed as they are, since `ws` passes them with a reason buffer.
 */
export class RoomSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    const reason = data === undefined && code !== undefined ? NAMED[code] : undefined
    if (reason) super.close(CLOSE_REASONS[reason], reason)
    else super.close(code, data)
  }
}
