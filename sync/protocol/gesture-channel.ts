import type { GestureFrame, GesturePatch } from './gesture-frames'

/** Where what is in flight goes, and comes from. */
export interface GestureChannel {
  /**
   * Says all that is in flight here; it takes the place of what was said before. Not kept for later:
   * false when it didn't go out (no line, a slow one, too much), and then only the commit will.
   */
  send(patches: readonly GesturePatch[]): boolean
  /**
   * Called with what one other tab has in flight, and with null when the line is lost: nobody's
   * flights are known any more, and one's own have to be written. Returns the off switch.
   */
  listen(listener: (frame: GestureFrame | null) => void): () => void
  /** How many records have changes that the document doesn't hold yet [D9]. */
  inFlight(records: number): void
}
