import { describe, expect, it } from 'vitest'
import { UnsavedChanges } from './unsaved-changes'

describe('[C1] unsaved changes', () => {
  it('is settled only after the greeting frame is committed', () => {
    const changes = new UnsavedChanges<string>()
    expect(changes.settled).toBe(false)
    changes.sentEverything()
    expect(changes.settled).toBe(false)
    changes.committed(1)
    expect(changes.settled).toBe(true)
  })

  it('counts a change from when it is made until its frame is committed', () => {
    const changes = new UnsavedChanges<string>()
    changes.sentEverything()
    changes.committed(1)
    changes.changed('a')
    changes.sentChange()
    changes.changed('a')
    changes.sentChange()
    expect(changes.waiting).toBe(2)
    changes.committed(2)
    expect([changes.waiting, changes.settled]).toEqual([1, false])
    changes.committed(3)
    expect([changes.waiting, changes.settled]).toEqual([0, true])
  })

  it('keeps what was never committed when the line breaks, and sends it with the next greeting', () => {
    const changes = new UnsavedChanges<string>()
    changes.sentEverything()
    changes.changed('a')
    changes.sentChange()
    changes.disconnected()
    changes.changed('a')
    expect([changes.waiting, changes.settled]).toEqual([2, false])
    changes.sentEverything()
    changes.committed(1)
    expect([changes.waiting, changes.settled]).toEqual([0, true])
  })

  it('a change between connecting and greeting travels by itself; the offline ones do not', () => {
    const changes = new UnsavedChanges<string>()
    changes.changed('a')
    changes.changed('a')
    changes.changed('a')
    changes.sentChange()
    changes.committed(1)
    expect(changes.waiting).toBe(2)
    changes.sentEverything()
    expect(changes.settled).toBe(false)
    changes.committed(2)
    expect(changes.settled).toBe(true)
  })

  it('ignores acknowledgements that run ahead or repeat', () => {
    const changes = new UnsavedChanges<string>()
    changes.sentEverything()
    changes.committed(9)
    changes.committed(1)
    changes.changed('a')
    changes.sentChange()
    expect(changes.settled).toBe(false)
  })
})
