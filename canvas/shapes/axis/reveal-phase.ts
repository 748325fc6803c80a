/** 0 before `from`, 1 after `to`, eased between; all in parts of the whole arrival. */
export function phase(shown: number, from: number, to: number): number {
  const part = Math.min(1, Math.max(0, (shown - from) / (to - from)))
  return part * part * (3 - 2 * part)
}
