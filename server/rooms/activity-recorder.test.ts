import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NewActivity } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import { ActivityRecorder } from './activity-recorder'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const A = 'shape:a'
const made = (color: string): Fields => ({ typeName: 'shape', type: 'geo', color })

function recorderWith(write = async () => undefined as void) {
  const written: NewActivity[] = []
  const problems: unknown[] = []
  const recorder = new ActivityRecorder(
    async (rows) => {
      await write()
      written.push(...rows)
    },
    (error) => problems.push(error),
  )
  const change = (who: string, before: Fields | null, after: Fields | null, id = A) =>
    recorder.note(who, [{ id, before, after }])
  return { recorder, written, problems, change }
}

describe('who did what', () => {
  it('consecutive changes of one record by one person are one row, a few seconds later', async () => {
    const { recorder, written, change } = recorderWith()
    change('ann', made('red'), made('blue'))
    await vi.advanceTimersByTimeAsync(2_000)
    change('ann', made('blue'), made('green'))
    expect(recorder.take()).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(written).toEqual([
      {
        at: new Date(2_000),
        participantId: 'ann',
        action: 'changed',
        recordId: A,
        before: made('red'),
        after: made('green'),
      },
    ])
  })

  it('two people who change a record by turns have rows by turns', async () => {
    const { recorder, written, change } = recorderWith()
    change('ann', made('red'), made('blue'))
    change('bob', made('blue'), made('green'))
    change('ann', made('green'), made('black'))
    await recorder.flush()
    expect(written.map(({ participantId, after }) => [participantId, after?.color])).toEqual([
      ['ann', 'blue'],
      ['bob', 'green'],
      ['ann', 'black'],
    ])
  })

  it('a deletion is there for the very commit that deletes, after what came before it', () => {
    const { recorder, change } = recorderWith()
    change('cem', null, made('red'), 'shape:b')
    vi.advanceTimersByTime(1)
    change('bob', made('red'), made('blue'))
    vi.advanceTimersByTime(1)
    change('ann', made('blue'), null)
    expect(recorder.take().map(({ participantId, action }) => [participantId, action])).toEqual([
      ['cem', 'created'],
      ['bob', 'changed'],
      ['ann', 'deleted'],
    ])
    expect(recorder.take()).toEqual([])
  })

  it('what is made and deleted at once leaves both rows, at the very commit', () => {
    const { recorder, change } = recorderWith()
    change('ann', null, made('red'))
    change('ann', made('red'), made('blue'))
    change('ann', made('blue'), null)
    expect(recorder.take()).toMatchObject([
      { participantId: 'ann', action: 'created', recordId: A, after: made('blue') },
      { participantId: 'ann', action: 'deleted', recordId: A, before: made('blue') },
    ])
  })

  it('what one person changes and deletes at once comes back as it was last', () => {
    const { recorder, change } = recorderWith()
    change('ann', made('red'), made('blue'))
    change('ann', made('blue'), null)
    expect(recorder.take()).toMatchObject([
      { action: 'changed', before: made('red'), after: made('blue') },
      { action: 'deleted', before: made('blue') },
    ])
  })

  it('nothing is remembered of what came to nothing, nor of pages and cameras', async () => {
    const { recorder, written, change } = recorderWith()
    change('ann', made('red'), made('blue'))
    change('ann', made('blue'), made('red'))
    change('ann', null, null, 'shape:b')
    change('ann', null, { typeName: 'page' }, 'page:two')
    change('ann', null, { typeName: 'asset' }, 'asset:x')
    await recorder.flush()
    expect(written).toEqual([])
  })

  it('a failing database costs the rows, and says so', async () => {
    const { recorder, problems, change } = recorderWith(async () => {
      throw new Error('full')
    })
    change('ann', null, made('red'))
    await recorder.flush()
    expect(problems).toHaveLength(1)
  })
})
