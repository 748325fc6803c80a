import type * as Y from 'yjs'
import type { UndoCounts } from '@/dialogue/activity'
import { differing, type ActivityRow } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import { jsonEqual } from '@/sync/doc/json'
import { readFields, recordsOf } from '@/sync/doc/layout'
import type { RecordChange } from '@/sync/doc/replay'
import { endsOf, isDeletable, parentOf, permitted } from './board-change'

export interface UndoPlan extends UndoCounts {
  changes: RecordChange[]
}

type Change = Pick<ActivityRow, 'participantId' | 'action' | 'before' | 'after'>

/**
 * What takes back one person's part in `rows`: everything that happened to the records they touched, by
 * anybody, oldest first. Field by field, and only where the document still has what they left: what
 * somebody else changed since stays. What they deleted comes back; what they made goes, unless others
 * have changed it, put something into it or bound an arrow to it. What is hidden, as `isHidden` says, is left.
 */
export function planUndo(
  doc: Y.Doc,
  participantId: string,
  rows: readonly ActivityRow[],
  isHidden: (id: string) => boolean = () => false,
): UndoPlan {
  const histories = new Map<string, ActivityRow[]>()
  for (const row of rows) {
    const history = histories.get(row.recordId)
    if (history) history.push(row)
    else histories.set(row.recordId, [row])
  }
  const after = new Map<string, Fields | null>()
  const left = new Set<string>()
  const made = new Map<string, Fields>()
  for (const [id, history] of histories) {
    const now = readFields(doc, id)
    if (now === null && isHidden(id)) {
      left.add(id) // [W20]
      continue
    }
    const outcome = undoRecord(id, now, joined(history), participantId)
    if (outcome.left) left.add(id)
    if (outcome.kind === 'remove' && now) made.set(id, now)
    if (outcome.kind === 'write') after.set(id, outcome.fields)
  }
  for (const id of keptByOthers(doc, made, after)) {
    made.delete(id)
    left.add(id)
  }
  for (const id of made.keys()) after.set(id, null)
  dropLooseBindings(doc, after)
  return counted(doc, after, left)
}

type Outcome = { left: boolean } & (
  { kind: 'nothing' } | { kind: 'remove' } | { kind: 'write'; fields: Fields }
)

function undoRecord(
  id: string,
  now: Fields | null,
  history: readonly Change[],
  who: string,
): Outcome {
  const isTheirs = (change: Change) => change.participantId === who
  const lastEvent = history.findLastIndex(({ action }) => action !== 'changed')
  const event = history[lastEvent]
  if (now === null) {
    if (event?.action !== 'deleted' || !isTheirs(event) || !event.before) {
      return { kind: 'nothing', left: false }
    }
    const earlier = history.slice(0, lastEvent)
    const isAllTheirs = earlier[0]?.action === 'created' && earlier.every(isTheirs)
    if (isAllTheirs) return { kind: 'nothing', left: false }
    const { fields, left } = takenBack(event.before, earlier.filter(isChange), who)
    const may = permitted(id, null, fields, event.before)
    if (!may) return { kind: 'nothing', left: true }
    return { kind: 'write', fields: may.fields, left: left || !may.isWhole }
  }
  const since = history.slice(lastEvent + 1)
  if (event?.action === 'created' && isTheirs(event)) {
    const asTheyLeftIt = since.reduce(applied, event.after ?? {})
    const isUntouched = since.every(isTheirs) && jsonEqual(now, asTheyLeftIt)
    if (isUntouched && isDeletable(now)) return { kind: 'remove', left: false }
    return { kind: 'nothing', left: true }
  }
  if (!since.some(isTheirs)) return { kind: 'nothing', left: false }
  const { fields, left } = takenBack(now, since, who)
  const may = permitted(id, now, fields)
  if (!may) return { kind: 'nothing', left: true }
  if (jsonEqual(now, may.fields)) return { kind: 'nothing', left: left || !may.isWhole }
  return { kind: 'write', fields: may.fields, left: left || !may.isWhole }
}

const isChange = ({ action }: Change) => action === 'changed'

/** `base` without what this person changed last of each field; `left`: somebody else came after them. */
function takenBack(base: Fields, changes: readonly Change[], who: string) {
  const fields: Fields = { ...base }
  let left = false
  const theirs = changes.filter(({ participantId }) => participantId === who)
  for (const name of new Set(theirs.flatMap(changedNames))) {
    const ofField = changes.filter((change) => changedNames(change).includes(name))
    const lastOfOthers = ofField.findLastIndex(({ participantId }) => participantId !== who)
    const first = ofField[lastOfOthers + 1]
    const last = ofField.at(-1)
    if (first && last && same(base[name], last.after?.[name])) {
      const value = first.before?.[name]
      if (value === undefined) delete fields[name]
      else fields[name] = value
      continue
    }
    const before = ofField.find(({ participantId }) => participantId === who)?.before?.[name]
    if (!same(base[name], before)) left = true
  }
  return { fields, left }
}

const changedNames = ({ before, after }: Change) => differing(before ?? {}, after ?? {})

const same = (one: Fields[string] | undefined, other: Fields[string] | undefined) =>
  one === undefined || other === undefined ? one === other : jsonEqual(one, other)

function applied(fields: Fields, change: Change): Fields {
  const next = { ...fields }
  for (const name of changedNames(change)) {
    const value = change.after?.[name]
    if (value === undefined) delete next[name]
    else next[name] = value
  }
  return next
}

/** A record that went and came back has only been changed, if that. */
function joined(history: readonly ActivityRow[]): Change[] {
  const changes: Change[] = []
  for (const row of history) {
    const last = changes.at(-1)
    if (row.action !== 'created' || last?.action !== 'deleted') {
      changes.push(row)
      continue
    }
    changes.pop()
    const { participantId } = row
    if (differing(last.before ?? {}, row.after ?? {}).length > 0) {
      changes.push({ participantId, action: 'changed', before: last.before, after: row.after })
    }
  }
  return changes
}

/** What others have put something into, or bound an arrow to [U2]; what that is in stays as well. */
function keptByOthers(
  doc: Y.Doc,
  made: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields | null>,
): Set<string> {
  const kept = new Set<string>()
  const goes = (id: string) => made.has(id) && !kept.has(id)
  for (let before = -1; before < kept.size;) {
    before = kept.size
    for (const id of new Set([...recordsOf(doc).keys(), ...after.keys()])) {
      if (goes(id)) continue
      const fields = after.get(id) ?? readFields(doc, id)
      if (!fields) continue
      const parent = parentOf(fields)
      if (parent !== null && goes(parent)) kept.add(parent)
      const ends = endsOf(fields)
      if (ends && goes(ends.to) && !goes(ends.from)) kept.add(ends.to)
    }
  }
  return kept
}

/** Bindings go with their arrow, and none comes back without both its ends. */
function dropLooseBindings(doc: Y.Doc, after: Map<string, Fields | null>): void {
  const isThere = (id: string) =>
    after.has(id) ? after.get(id) !== null : readFields(doc, id) !== null
  for (const id of new Set([...recordsOf(doc).keys(), ...after.keys()])) {
    const fields = after.has(id) ? after.get(id) : readFields(doc, id)
    const ends = fields && endsOf(fields)
    if (!ends || (isThere(ends.from) && isThere(ends.to))) continue
    if (readFields(doc, id) === null) after.delete(id)
    else after.set(id, null)
  }
}

function counted(
  doc: Y.Doc,
  after: ReadonlyMap<string, Fields | null>,
  left: ReadonlySet<string>,
): UndoPlan {
  const plan: UndoPlan = { changes: [], restored: 0, broughtBack: 0, removed: 0, left: 0 }
  for (const [id, fields] of after) {
    const before = readFields(doc, id)
    plan.changes.push({ id, before, after: fields })
    if (!id.startsWith('shape:')) continue
    if (fields === null) plan.removed += 1
    else if (before === null) plan.broughtBack += 1
    else plan.restored += 1
  }
  for (const id of left) if (id.startsWith('shape:')) plan.left += 1
  return plan
}
