/** Time left as people read it, rounded up: 0:00 is shown when nothing is left, not a second before. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** Milliseconds until `clockText` of this changes, for something that counts down. */
export function untilChange(ms: number): number {
  return ms % 1000 || 1000
}

/** The last seconds, when everyone should see it without looking for it. */
export const LAST_MS = 10_000
