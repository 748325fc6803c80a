/**
 * Which local changes the server has not yet committed [C1].
 *
 * Every change frame of a connection (sync step 2 or update) has a number; `committed n` says that
 * the first n are in the database. A change made while connected travels in its own frame; changes
 * made before that travel together in the step 2 frame by which a connection begins. When a
 * connection ends, whatever was not committed counts as unsent again.
 *
 * `Change` is whatever stands for a change; it is handed back once the change is committed.
 */
export class UnsavedChanges<Change = undefined> {
  /** Changes that no frame of this connection carries yet. */
  private unsent: Change[] = []
  /** For each frame not yet committed, the changes it stands for. */
  private frames: Change[][] = []
  private inFrames = 0
  private committedFrames = 0
  private greeted = false

  /** Changes whose loss the person would notice if the browser vanished now. */
  get waiting(): number {
    return this.unsent.length + this.inFrames
  }

  /** True when the server has everything, also what nobody counted. */
  get settled(): boolean {
    return this.greeted && this.frames.length === 0 && this.unsent.length === 0
  }

  /** True while a frame waits for its commit. */
  get inFlight(): boolean {
    return this.frames.length > 0
  }

  /** All that are not committed, oldest first. */
  all(): Change[] {
    return [...this.frames.flat(), ...this.unsent]
  }

  /** A local change was made; call before its frame is sent. */
  changed(change: Change): void {
    this.unsent.push(change)
  }

  /** The step 2 frame: everything the document holds and the server lacks. */
  sentEverything(): void {
    this.greeted = true
    this.push(this.unsent)
    this.unsent = []
  }

  /** The frame of the change made last. */
  sentChange(): void {
    this.push(this.unsent.splice(-1))
  }

  /** The first `count` frames of this connection are committed. Returns the changes now saved. */
  committed(count: number): Change[] {
    const saved: Change[] = []
    while (this.committedFrames < count) {
      const frame = this.frames.shift()
      if (!frame) break
      for (const change of frame) saved.push(change)
      this.inFrames -= frame.length
      this.committedFrames += 1
    }
    return saved
  }

  disconnected(): void {
    this.unsent = [...this.frames.flat(), ...this.unsent]
    this.inFrames = this.committedFrames = 0
    this.frames = []
    this.greeted = false
  }

  private push(changes: Change[]): void {
    this.frames.push(changes)
    this.inFrames += changes.length
  }
}
