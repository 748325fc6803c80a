/** Whether this person wants to hear the timer; remembered in this browser. */
const KEY = 'cg-timer-muted'

export function readMuted(): boolean {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false
  }
}

export function keepMuted(muted: boolean): void {
  try {
    if (muted) localStorage.setItem(KEY, '1')
    else localStorage.removeItem(KEY)
  } catch {
    // A browser without storage asks again next time.
  }
}

let context: AudioContext | null = null

/** Two soft notes, a fifth apart, made here: there is no file to fetch. Silent where sound isn't allowed. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    // Browsers hold sound back until the page has been touched; then this does nothing.
    void context.resume().catch(() => undefined)
    note(context, 523.25, 0)
    note(context, 783.99, 0.22)
  } catch {
    // No audio device.
  }
}

const LOUDNESS = 0.08
const LENGTH_S = 1.1

function note(audio: AudioContext, hertz: number, after: number) {
  const start = audio.currentTime + after
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH_S)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + LENGTH_S)
}
