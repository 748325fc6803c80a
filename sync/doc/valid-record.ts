import type { StoreSchema } from '@tldraw/store'
import type { TLRecord, TLStoreProps } from '@tldraw/tlschema'
import { validRichText } from './rich-text'
import { createBoardSchema } from './schema'

/** Says whether a record may enter a store. */
export type RecordCheck = (record: TLRecord) => boolean

/** What `schema` says about a record that must not enter a store, or null when it may. */
export type RecordProblem = (record: TLRecord) => string | null

/**
 * Longest order key accepted. Halving one gap a thousand times makes about 170 digits; without a
 * bound one peer could make every comparison of the board slow.
 */
const MAX_INDEX_LENGTH = 1000

/** tldraw's own check looks at the first digits only; keys made from others would throw later. */
const INDEX_KEY = /^[A-Za-z][0-9A-Za-z]*$/

/**
 * A check of records against a store's schema [V1]: the type is one the document may hold, every
 * field fits its validator, order keys can be sorted and split, rich text can be rendered.
 */
export function createRecordCheck(schema: StoreSchema<TLRecord, TLStoreProps>): RecordProblem {
  const types: Record<string, { scope: string; validate(record: unknown): unknown } | undefined> =
    schema.types
  return (record) => {
    const type = Object.hasOwn(types, record.typeName) ? types[record.typeName] : undefined
    if (type?.scope !== 'document') return `unknown type ${String(record.typeName)}`
    try {
      type.validate(record)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    if (record.typeName === 'shape' || record.typeName === 'page') {
      const { index } = record
      if (!isSplittableIndex(index)) return `bad index ${index.slice(0, 40)}`
    }
    if (record.typeName === 'shape') {
      const richText: unknown = (record.props as { richText?: unknown }).richText
      if (richText !== undefined && !validRichText(richText))
        return 'rich text that cannot be shown'
    }
    return null
  }
}

/** An order key between whose neighbours another can be made: digits only, no trailing zero. */
function isSplittableIndex(index: string): boolean {
  if (index.length > MAX_INDEX_LENGTH || !INDEX_KEY.test(index)) return false
  return index.length <= integerLength(index) || !index.endsWith('0')
}

/** Digits before the fraction starts, head included; heads `z…` and `A…` never occur in practice. */
function integerLength(index: string): number {
  const head = index.charCodeAt(0)
  return index[0]! >= 'a' ? head - 'a'.charCodeAt(0) + 2 : 'Z'.charCodeAt(0) - head + 2
}

let boardCheck: RecordProblem | null = null

/** Why a record doesn't fit the board's schema, or null when it does. */
export function recordProblem(record: TLRecord): string | null {
  boardCheck ??= createRecordCheck(createBoardSchema())
  return boardCheck(record)
}

/** True when a record fits the board's schema [V1]; never throws, whatever a peer wrote. */
export function validRecord(record: TLRecord): boolean {
  return recordProblem(record) === null
}
