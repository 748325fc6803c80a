import type { TLNoteShape } from '@tldraw/tlschema'
import type { Doc } from 'yjs'
import { LOCALES, type LocalizedText } from '@/dialogue/localized'
import type { PublishedPriority } from '@/dialogue/priorities'
import type { Wording } from '@/server/dialogue-service'
import type { CardStatus } from '@/server/persistence/proposal-store'
import { PRIORITY } from '@/sync/doc/card-life'
import type { Json } from '@/sync/doc/json'
import { readFieldsOf, readRecord, recordsOf, writeField } from '@/sync/doc/layout'
import { plainText } from '@/sync/doc/plain-text'
import {
  confirmedWording,
  type ProposalCardProps,
  type ProposalCardShape,
} from '@/sync/doc/shapes/proposal-card'
import { recordProblem } from '@/sync/doc/valid-record'

/** What the dialogue reads off a board's document and writes into it, as the server. Pure on a Y.Doc. */

/** A card's props, or null when the board has no such card that fits. */
export function readCard(doc: Doc, id: string): ProposalCardProps | null {
  const record = readRecord(doc, id)
  if (!record || recordProblem(record) !== null) return null
  const shape = record as unknown as ProposalCardShape
  return shape.type === 'proposal-card' ? shape.props : null
}

export interface AxisOnBoard {
  name: LocalizedText
  left: LocalizedText
  right: LocalizedText
}

/** What a card or note is called on the board now; null when it is neither, or not there. */
export function readTitle(doc: Doc, id: string): LocalizedText | null {
  const record = readRecord(doc, id)
  if (!record || recordProblem(record) !== null || record.typeName !== 'shape') return null
  if (record.type === 'note') {
    return { en: plainText((record as TLNoteShape).props.richText), ko: '' }
  }
  const card = readCard(doc, id)
  return card && { en: card.titleEn, ko: card.titleKo }
}

/** How an axis is worded on the board now; null when nobody shows it there. */
export function readAxis(doc: Doc, axisId: string): AxisOnBoard | null {
  for (const map of axisMaps(doc, axisId)) {
    const fields = readFieldsOf(map)
    const texts = ['name', 'left', 'right'].map((key) => fields[`props.${key}`])
    if (texts.every(isLocalized)) {
      const [name, left, right] = texts as [LocalizedText, LocalizedText, LocalizedText]
      return { name, left, right }
    }
  }
  return null
}

export function wordingOfCard(card: Wording): Wording {
  const { titleEn, titleKo, textEn, textKo } = card
  return { titleEn, titleKo, textEn, textKo }
}

export function sameWording(one: Wording, other: Wording): boolean {
  return (['titleEn', 'titleKo', 'textEn', 'textKo'] as const).every(
    (key) => one[key] === other[key],
  )
}

/** Languages of which nobody confirmed what the card says now. */
export function unconfirmed(card: ProposalCardProps) {
  return LOCALES.filter((locale) => card.confirmed[locale] !== confirmedWording(card, locale))
}

/** Puts a result on every row that shows this axis. */
export function writeAxisResult(doc: Doc, axisId: string, result: Json): void {
  for (const map of axisMaps(doc, axisId)) writeField(map, 'axis', 'props.result', result)
}

/** Puts on a card or note what a round of priorities gave it. */
export function writePriority(doc: Doc, { cardId, dots, level }: PublishedPriority): void {
  const map = recordsOf(doc).get(cardId)
  const type = map?.get('type')
  if (map && typeof type === 'string') writeField(map, type, PRIORITY, { dots, level })
}

export function writeCardResult(doc: Doc, id: string, result: Json): void {
  writeCard(doc, id, { 'props.result': result })
}

export function writeCardStatus(doc: Doc, id: string, status: CardStatus): void {
  writeCard(doc, id, { 'props.status': status })
}

/** Both languages, confirmed: whoever takes an amendment takes it as it stands. */
export function writeCardWording(doc: Doc, id: string, wording: Wording): void {
  const confirmed = (locale: 'en' | 'ko') => confirmedWording(wording, locale)
  writeCard(doc, id, {
    'props.titleEn': wording.titleEn,
    'props.titleKo': wording.titleKo,
    'props.textEn': wording.textEn,
    'props.textKo': wording.textKo,
    'props.confirmed.en': confirmed('en'),
    'props.confirmed.ko': confirmed('ko'),
  })
}

function writeCard(doc: Doc, id: string, fields: Record<string, Json>): void {
  const map = recordsOf(doc).get(id)
  if (!map || map.get('type') !== 'proposal-card') return
  for (const [path, value] of Object.entries(fields)) {
    writeField(map, 'proposal-card', path, value)
  }
}

function axisMaps(doc: Doc, axisId: string) {
  return [...recordsOf(doc).values()].filter(
    (map) => map.get('type') === 'axis' && map.get('props.axisId') === axisId,
  )
}

function isLocalized(value: unknown): value is LocalizedText {
  if (typeof value !== 'object' || value === null) return false
  return LOCALES.every((locale) => typeof (value as Record<string, unknown>)[locale] === 'string')
}
