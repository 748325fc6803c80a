/**
 * Which local changes the server has not yet committed [C1].
 *
 * Every change frame of a connection (sync step 2 or update) has a number; `committed n` says that
 * the first n are in the database. A change made while connected travels in its own frame; changes
 * made before that travel together in the step 2 frame by which a connection begins. When a
 * connection ends, whatever was not committed counts as unsent again.
 */
export class UnsavedChanges {
  /** Changes that no frame of this connection carries yet. */
  private unsent = 0
  /** For each frame not yet committed, how many changes it stands for. */
  private frames: number[] = []
  private inFrames = 0
  private committedFrames = 0
  private greeted = false

  /** Changes whose loss the person would notice if the browser vanished now. */
  get waiting(): number {
    return this.unsent + this.inFrames
  }

  /** True when the server has everything: also what an offline copy brought, which was never counted. */
  get settled(): boolean {
    return this.greeted && this.frames.length === 0 && this.unsent === 0
  }

  /** True while a frame waits for its commit. */
  get inFlight(): boolean {
    return this.frames.length > 0
  }

  /** A local change was made; call before its frame is sent. */
  changed(): void {
    this.unsent += 1
  }

  /** The step 2 frame: everything the document holds and the server lacks. */
  sentEverything(): void {
    this.greeted = true
    this.push(this.unsent)
    this.unsent = 0
  }

  /** The frame of the change made last. */
  sentChange(): void {
    const carried = Math.min(1, this.unsent)
    this.unsent -= carried
    this.push(carried)
  }

  /** The first `count` frames of this connection are committed. */
  committed(count: number): void {
    while (this.committedFrames < count && this.frames.length > 0) {
      this.inFrames -= this.frames.shift() ?? 0
      this.committedFrames += 1
    }
  }

  disconnected(): void {
    this.unsent += this.inFrames
    this.inFrames = this.committedFrames = 0
    this.frames = []
    this.greeted = false
  }

  private push(changes: number): void {
    this.frames.push(changes)
    this.inFrames += changes
  }
}
