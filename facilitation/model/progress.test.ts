import { expect, test } from 'vitest'
import { publishedProgress } from '@/dialogue/rounds'
import { toldProgress } from './progress'

test('what a screen says of the progress is true of every number it may stand for', () => {
  for (let seats = 1; seats <= 12; seats += 1) {
    for (let answered = 0; answered <= seats; answered += 1) {
      const told = toldProgress({ answered: publishedProgress(answered, seats), seats })
      if (told.key === 'all') expect(answered).toBe(seats)
      else if (told.key === 'notAll') expect(answered).toBeLessThan(seats)
      else if (told.key === 'atLeast') expect(answered).toBeGreaterThanOrEqual(told.answered)
      else expect(answered).toBeLessThan(told.answered)
    }
  }
})
