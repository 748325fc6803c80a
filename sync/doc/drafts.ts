import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { DocumentRecordType, TLDOCUMENT_ID } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { readRecords, recordsOf, stampSchema, writeRecords } from './layout'
import { META } from './schema'
import type { ProposalCardProps } from './shapes/proposal-card'
import { recordProblem } from './valid-record'

/**
 * Private writing: what one person writes for themselves until it is released. A draft lives in that
 * person's own document and says so (`meta.draft`); no other document may hold it [W18].
 */

/** What may be written privately, and is released. */
export const DRAFT_TYPES = ['note', 'proposal-card', 'text'] as const
export type DraftType = (typeof DRAFT_TYPES)[number]

/** Who wrote what came from a draft: by mode the name and the side, the side alone, or nothing. */
export interface DraftAuthor {
  name?: string
  party?: string
}

/**
 * A fresh document beside a board (drafts, backstage), as one update: empty. Its pages are the board's, none
 * stored [N6]: the board shows it, and somebody may remove it there.
 */
export function seedDraft(): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    stampSchema(doc)
    writeRecords(doc, [DocumentRecordType.create({ id: TLDOCUMENT_ID, name: '' })])
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** The draft document a record lives in, or null: it is the board's. */
export function draftOf(record: { meta?: unknown } | null | undefined): string | null {
  const draft = (record?.meta as Record<string, unknown> | undefined)?.[META.draft]
  return typeof draft === 'string' ? draft : null
}

export function isDraftType(type: unknown): type is DraftType {
  return DRAFT_TYPES.includes(type as DraftType)
}

/** Everything somebody wrote on a note, card or text; formatting left out, paragraphs apart. */
export function wordsOf(shape: { type: string; props: object }): string {
  if (shape.type === 'proposal-card') {
    const { titleEn, titleKo, textEn, textKo } = shape.props as ProposalCardProps
    return [titleEn, titleKo, textEn, textKo].join('\n')
  }
  return plainText((shape.props as { richText?: unknown }).richText)
}

/** What a draft's words were when they went onto the board; null while they never did. */
export function releasedWords(shape: TLShape): string | null {
  const words = shape.meta[META.released]
  return typeof words === 'string' ? words : null
}

/**
 * True when all a draft says is on the board: it is then out of its writer's sight. What was changed
 * after it was released (on a laptop that was away) isn't lost: it is a draft again.
 */
export function isReleased(shape: TLShape): boolean {
  return releasedWords(shape) === wordsOf(shape)
}

/** The drafts of a document that may go onto the board: whole, with words, not there yet. */
export function releasable(records: readonly TLRecord[], draftId: string): TLShape[] {
  return records.filter(
    (record): record is TLShape =>
      record.typeName === 'shape' &&
      isDraftType(record.type) &&
      draftOf(record) === draftId &&
      recordProblem(record) === null &&
      wordsOf(record).trim() !== '' &&
      !isReleased(record),
  )
}

/** Deletes what is on the board. For its writer's own browser alone, once that holds nothing unsent. */
export function sweepReleased(doc: Y.Doc): void {
  const done = readRecords(doc).filter(
    (record) => record.typeName === 'shape' && releasedWords(record) !== null && isReleased(record),
  )
  if (done.length === 0) return
  doc.transact(() => {
    for (const { id } of done) recordsOf(doc).delete(id)
  }, 'sweep')
}

/** What `meta.author` says, or null; whatever a peer wrote. */
export function authorOf(record: { meta?: unknown }): DraftAuthor | null {
  const author = (record.meta as Record<string, unknown> | undefined)?.[META.author]
  if (typeof author !== 'object' || author === null) return null
  const { name, party } = author as Record<string, unknown>
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof party === 'string' && { party }),
  }
}

interface RichNode {
  type?: unknown
  text?: unknown
  content?: unknown
}

function plainText(node: unknown): string {
  const { type, text, content } = (node ?? {}) as RichNode
  if (type === 'text') return typeof text === 'string' ? text : ''
  if (type === 'hardBreak') return '\n'
  if (!Array.isArray(content)) return ''
  return content.map(plainText).join(type === 'paragraph' || type === 'heading' ? '' : '\n')
}
