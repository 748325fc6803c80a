/**
 * Least time between two states of one tab, in milliseconds: 20 a second. Lower costs every other
 * tab a redraw and the server a message per state; higher shows as cursors that jump.
 */
export const PUBLISH_INTERVAL_MS = 50

export interface Publisher<State> {
  /** Takes the newest state; it goes out at once or at the end of the interval. */
  offer(state: State): void
  /** Sends what is waiting, without waiting. */
  flush(): void
  dispose(): void
}

/** Hands on only the newest state, at most once per interval, and never the same one twice. */
export function publisher<State>(
  send: (state: State) => void,
  intervalMs = PUBLISH_INTERVAL_MS,
): Publisher<State> {
  let waiting: { state: State; text: string } | null = null
  let sentText: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  function sendWaiting() {
    const next = waiting
    waiting = null
    if (!next || next.text === sentText) return
    sentText = next.text
    send(next.state)
  }

  function tick() {
    timer = null
    if (!waiting) return
    sendWaiting()
    timer = setTimeout(tick, intervalMs)
  }

  return {
    offer(state) {
      waiting = { state, text: JSON.stringify(state) }
      if (timer !== null) return
      sendWaiting()
      timer = setTimeout(tick, intervalMs)
    },
    flush: sendWaiting,
    dispose() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = null
    },
  }
}
