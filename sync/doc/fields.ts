import type { TLRecord } from '@tldraw/tlschema'
import type { Json } from './json'
import { MAP_PROPS, RICH_TEXT_PROPS, TEXT_PROPS } from './schema'

/**
 * A record as the fields that merge apart [L2]. The id is not among them. Paths:
 * `typeName`, `type`, …: a record's own keys; `geometry`: `[parentId, index, x, y, rotation]` of a
 * shape, one value; `props.<name>`; `props.<name>.<key>` for maps (`MAP_PROPS`); `meta.<key>`.
 */
export type Fields = Record<string, Json>

export type Geometry = [parentId: string, index: string, x: number, y: number, rotation: number]

export const GEOMETRY = 'geometry'
const GEOMETRY_KEYS = ['parentId', 'index', 'x', 'y', 'rotation'] as const
const GEOMETRY_SET: ReadonlySet<string> = new Set(GEOMETRY_KEYS)
/** Records of these types keep `props` as an object of fields. */
const WITH_PROPS: ReadonlySet<string> = new Set(['shape', 'binding', 'asset'])

type Loose = Record<string, unknown>

/** True for a prop of plain letters kept as shared text. `type` is the shape's. */
export const isTextField = (type: unknown, path: string) => isProp(TEXT_PROPS, type, path)

/** True for a prop of rich text, kept as shared text when it can be. `type` is the shape's. */
export const isRichTextField = (type: unknown, path: string) => isProp(RICH_TEXT_PROPS, type, path)

function isProp(
  list: Readonly<Record<string, readonly string[]>>,
  type: unknown,
  path: string,
): boolean {
  if (typeof type !== 'string' || !path.startsWith('props.')) return false
  return Object.hasOwn(list, type) && list[type]!.includes(path.slice('props.'.length))
}

/** A record as fields, in an order that depends on the record only. Mirror of `fieldsToRecord`. */
export function recordToFields(record: TLRecord): Fields {
  const fields: Fields = {}
  const source = record as unknown as Loose
  const isShape = source.typeName === 'shape'
  const withProps = WITH_PROPS.has(record.typeName)
  for (const key of Object.keys(source).sort()) {
    const value = source[key]
    if (key === 'id' || value === undefined) continue
    if (isShape && GEOMETRY_SET.has(key)) {
      if (!(GEOMETRY in fields))
        fields[GEOMETRY] = GEOMETRY_KEYS.map((name) => source[name] as Json)
    } else if (key === 'meta') {
      addMembers(fields, 'meta', value as Loose)
    } else if (key === 'props' && withProps) {
      addProps(fields, source.type, value as Loose)
    } else {
      fields[key] = value as Json
    }
  }
  return fields
}

function addProps(fields: Fields, type: unknown, props: Loose): void {
  const maps = (typeof type === 'string' && MAP_PROPS[type]) || []
  for (const name of Object.keys(props).sort()) {
    const value = props[name]
    if (value === undefined) continue
    if (maps.includes(name)) addMembers(fields, `props.${name}`, value as Loose)
    else fields[`props.${name}`] = value as Json
  }
}

function addMembers(fields: Fields, prefix: string, members: Loose): void {
  for (const key of Object.keys(members).sort()) {
    if (members[key] !== undefined) fields[`${prefix}.${key}`] = members[key] as Json
  }
}

/**
 * The record these fields make. It may be invalid (whatever a peer wrote): callers check with
 * `validRecord`. Unknown or broken paths are kept as plain keys so that validation sees them.
 */
export function fieldsToRecord(id: string, fields: Fields): TLRecord {
  const record: Loose = { id }
  const type = fields.type
  const withProps = typeof fields.typeName === 'string' && WITH_PROPS.has(fields.typeName)
  const maps = (typeof type === 'string' && MAP_PROPS[type]) || []
  const meta: Loose = {}
  const props: Loose = {}
  for (const name of maps) props[name] = {}
  for (const path of Object.keys(fields)) {
    const value = fields[path]
    if (path === GEOMETRY) Object.assign(record, readGeometry(value))
    else if (path.startsWith('meta.')) setMember(meta, path.slice('meta.'.length), value)
    else if (withProps && path.startsWith('props.')) {
      const name = path.slice('props.'.length)
      const map = maps.find((each) => name.startsWith(`${each}.`))
      if (map === undefined) setMember(props, name, value)
      else setMember(props[map] as Loose, name.slice(map.length + 1), value)
    } else if (path !== 'id') setMember(record, path, value)
  }
  record.meta = meta
  if (withProps) record.props = props
  return record as unknown as TLRecord
}

/** `__proto__` from a hostile peer must not become a prototype. */
function setMember(target: Loose, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value
}

function readGeometry(value: unknown): Loose {
  if (!Array.isArray(value) || value.length !== GEOMETRY_KEYS.length) return {}
  return Object.fromEntries(GEOMETRY_KEYS.map((name, at) => [name, value[at]]))
}
