import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outcome } from '../actions'
import { AnswerSaver } from './answer-saver'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const refused = (code: 'network' | 'forbidden'): Outcome<unknown> => ({
  ok: false,
  code,
  words: code,
  fields: [],
})

function saver() {
  const sent: { itemId: string; answer: string; settle: (outcome: Outcome<unknown>) => void }[] = []
  const subject = new AnswerSaver<string>({
    save: (itemId, answer) =>
      new Promise((settle) => {
        sent.push({ itemId, answer, settle })
      }),
    onChange: () => undefined,
    delayMs: 10,
    retryMs: 50,
  })
  const settle = async (place: number, outcome: Outcome<unknown>) => {
    sent[place]?.settle(outcome)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { subject, sent, settle, answers: () => sent.map((one) => one.answer) }
}
const OK: Outcome<unknown> = { ok: true, value: null }

test('a burst of changes is one request, with the newest answer', async () => {
  const { subject, answers, settle } = saver()
  subject.change('a', 'one')
  await vi.advanceTimersByTimeAsync(5)
  subject.change('a', 'two')
  expect(subject.signs.a).toEqual({ state: 'saving' })
  await vi.advanceTimersByTimeAsync(10)
  expect(answers()).toEqual(['two'])
  await settle(0, OK)
  expect(subject.signs.a).toEqual({ state: 'saved' })
  expect(subject.isBehind).toBe(false)
})

test('answers to one item never overtake each other', async () => {
  const { subject, answers, settle } = saver()
  subject.change('a', 'one')
  await vi.advanceTimersByTimeAsync(10)
  subject.change('a', 'two')
  await vi.advanceTimersByTimeAsync(100)
  expect(answers()).toEqual(['one'])
  await settle(0, OK)
  expect(subject.signs.a).toEqual({ state: 'saving' })
  await vi.advanceTimersByTimeAsync(1)
  expect(answers()).toEqual(['one', 'two'])
})

test('what could not be sent is tried again until it is there', async () => {
  const { subject, answers, settle } = saver()
  subject.change('a', 'one')
  await vi.advanceTimersByTimeAsync(10)
  await settle(0, refused('network'))
  expect(subject.signs.a).toEqual({ state: 'retrying', words: 'network' })
  expect(subject.isBehind).toBe(true)
  await vi.advanceTimersByTimeAsync(50)
  await settle(1, OK)
  expect(answers()).toEqual(['one', 'one'])
  expect(subject.signs.a).toEqual({ state: 'saved' })
})

test('a refusal is said and not repeated; a newer answer is tried', async () => {
  const { subject, answers, settle } = saver()
  subject.change('a', 'one')
  await vi.advanceTimersByTimeAsync(10)
  await settle(0, refused('forbidden'))
  expect(subject.signs.a).toEqual({ state: 'refused', words: 'forbidden' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(answers()).toEqual(['one'])
  subject.change('a', 'two')
  await vi.advanceTimersByTimeAsync(10)
  expect(answers()).toEqual(['one', 'two'])
})

test('what says too little is not sent, even after an earlier answer was', async () => {
  const { subject, answers, settle } = saver()
  subject.change('a', 'one')
  await vi.advanceTimersByTimeAsync(10)
  subject.hold('a')
  await settle(0, OK)
  await vi.advanceTimersByTimeAsync(100)
  expect(subject.signs.a).toEqual({ state: 'incomplete' })
  expect(answers()).toEqual(['one'])
})
