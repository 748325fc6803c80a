/** What the binding knows of time; tests bring their own. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number
  /** Calls back once after so many milliseconds; returns how to call it off. */
  after(ms: number, call: () => void): () => void
  /** Calls back when the screen is next drawn; returns how to call it off. */
  nextFrame(call: () => void): () => void
}

/** No frame comes behind another tab, nor without a screen; this does. */
const UNSEEN_FRAME_MS = 100

/** The browser's. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  nextFrame(call) {
    const hasFrames = typeof requestAnimationFrame === 'function'
    const stop = () => {
      clearTimeout(timer)
      if (hasFrames) cancelAnimationFrame(request)
    }
    const once = () => {
      stop()
      call()
    }
    const timer = setTimeout(once, UNSEEN_FRAME_MS)
    const request = hasFrames ? requestAnimationFrame(once) : 0
    return stop
  },
}
