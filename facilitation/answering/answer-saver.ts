import type { Outcome } from '../actions'

/** What the page shows beside one answer. */
export type SavedSign =
  | { state: 'saving' | 'saved' }
  /** It says too little to be an answer, and waits for the rest. */
  | { state: 'incomplete' }
  /** Not there yet, and tried again by itself. */
  | { state: 'retrying'; words: string }
  /** The server said no; trying again would not help. */
  | { state: 'refused'; words: string }

export interface AnswerSaverOptions<Answer> {
  save: (itemId: string, answer: Answer) => Promise<Outcome<unknown>>
  /** Called whenever a sign has changed. */
  onChange: () => void
  /** Milliseconds of rest before an answer is sent; typing and dragging come in bursts. */
  delayMs?: number
  /** Milliseconds between tries while the server can't be reached. */
  retryMs?: number
}

const DELAY_MS = 500
const RETRY_MS = 3000
/** Refusals that pass by themselves. */
const PASSING = new Set(['network', 'unavailable', 'too_many_requests', 'internal'])

/**
 * Sends answers as they change, one request per item at a time, always the newest answer, and says of each
 * what became of it. What could not be sent stays and is tried again.
 *
 * 1. An item's `saved` means that the answer shown is the one the server has.
 * 2. Answers of one item never overtake each other: the next is sent when the last has been answered.
 */
export class AnswerSaver<Answer> {
  private readonly items = new Map<string, Item<Answer>>()
  private current: Readonly<Record<string, SavedSign>> = {}
  private disposed = false

  constructor(private readonly options: AnswerSaverOptions<Answer>) {}

  /** By item id; the same object until one of them changes. */
  get signs(): Readonly<Record<string, SavedSign>> {
    return this.current
  }

  /** True while an answer is not known to be with the server. */
  get isBehind(): boolean {
    return [...this.items.values()].some((item) => item.waiting !== undefined || item.sending)
  }

  /** Takes the newest answer to an item. */
  change(itemId: string, answer: Answer): void {
    const item = this.item(itemId)
    item.waiting = { answer }
    this.sign(itemId, { state: 'saving' })
    this.later(itemId, item, this.options.delayMs ?? DELAY_MS)
  }

  /** The answer to an item is not one yet: nothing of it is sent. */
  hold(itemId: string): void {
    const item = this.item(itemId)
    clearTimeout(item.timer)
    item.waiting = undefined
    this.sign(itemId, { state: 'incomplete' })
  }

  /** Sends what waits, at once: the page is about to go, or the line is back. */
  flush(): void {
    for (const [itemId, item] of this.items) {
      clearTimeout(item.timer)
      void this.send(itemId, item)
    }
  }

  dispose(): void {
    this.flush()
    this.disposed = true
    for (const item of this.items.values()) clearTimeout(item.timer)
  }

  private item(itemId: string): Item<Answer> {
    const known = this.items.get(itemId)
    if (known) return known
    const item: Item<Answer> = { waiting: undefined, sending: false, timer: undefined }
    this.items.set(itemId, item)
    return item
  }

  private later(itemId: string, item: Item<Answer>, ms: number): void {
    clearTimeout(item.timer)
    item.timer = setTimeout(() => void this.send(itemId, item), ms)
  }

  private async send(itemId: string, item: Item<Answer>): Promise<void> {
    const { waiting } = item
    if (item.sending || waiting === undefined) return // [2]
    item.waiting = undefined
    item.sending = true
    const outcome = await this.options.save(itemId, waiting.answer)
    item.sending = false
    if (outcome.ok) {
      if (item.waiting !== undefined) this.later(itemId, item, 0)
      else if (!this.isHeld(itemId)) this.sign(itemId, { state: 'saved' }) // [1]
      return
    }
    if (this.isHeld(itemId)) return
    const newest = item.waiting ?? waiting
    if (PASSING.has(outcome.code)) {
      item.waiting = newest
      this.sign(itemId, { state: 'retrying', words: outcome.words })
      if (!this.disposed) this.later(itemId, item, this.options.retryMs ?? RETRY_MS)
      return
    }
    this.sign(itemId, { state: 'refused', words: outcome.words })
    if (item.waiting !== undefined) this.later(itemId, item, 0)
  }

  private isHeld(itemId: string): boolean {
    return this.current[itemId]?.state === 'incomplete'
  }

  private sign(itemId: string, sign: SavedSign): void {
    if (this.disposed) return
    this.current = { ...this.current, [itemId]: sign }
    this.options.onChange()
  }
}

interface Item<Answer> {
  waiting: { answer: Answer } | undefined
  sending: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}
