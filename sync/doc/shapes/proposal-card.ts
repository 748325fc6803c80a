import {
  createShapePropsMigrationIds,
  createShapePropsMigrationSequence,
  type TLBaseShape,
} from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import type { Locale } from '@/dialogue/localized'
import type { Json } from '../json'

/**
 * A proposal for common ground. Its shape id is the proposal's id. Texts are one prop per language
 * and kept as shared text, so that two people typing in one card both keep their letters.
 */
export interface ProposalCardProps {
  /** Canvas units. */
  w: number
  h: number
  /** Shown on the card and its chips; ties are resolved by `cardNumbers`. */
  number: number
  titleEn: string
  titleKo: string
  textEn: string
  textKo: string
  /** Party id of the side that wrote it, or null for no side. */
  author: string | null
  /**
   * Where the card leans on each axis it is pinned to: axis id → 0 (left pole) to 100 (right pole).
   * A map stored key by key: two people may pin one card to two axes at once.
   */
  pins: Record<string, number>
  /**
   * How far it has come; the server's to write. `tabled` freezes its wording; from then on its pins stay as
   * they are.
   */
  status: CardStatus
  /**
   * What was published of its assessment (`PublishedProposalResult` of `dialogue/publication`), or null. The
   * server's to write; whoever draws it reads it through its schema.
   */
  result: Json | null
  /**
   * By language, the wording somebody confirmed (`confirmedWording`). Another wording than the card's now: the
   * translation is out of date.
   */
  confirmed: Partial<Record<Locale, string>>
  /** Shape id of the card that stands for this one since they were merged, or null. */
  mergedInto: string | null
}

/** A card nobody has written on: what every new card starts from. */
export function emptyCard(): Omit<ProposalCardProps, 'w' | 'h'> {
  return {
    number: 1,
    titleEn: '',
    titleKo: '',
    textEn: '',
    textKo: '',
    author: null,
    pins: {},
    status: 'draft',
    result: null,
    confirmed: {},
    mergedInto: null,
  }
}

export const CARD_STATUSES = ['draft', 'tabled', 'assessed'] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

/** What is confirmed of a card in one language: its title, a line break, its text. */
export function confirmedWording(
  props: Pick<ProposalCardProps, 'titleEn' | 'titleKo' | 'textEn' | 'textKo'>,
  locale: Locale,
): string {
  return locale === 'ko' ? `${props.titleKo}\n${props.textKo}` : `${props.titleEn}\n${props.textEn}`
}

export type ProposalCardShape = TLBaseShape<'proposal-card', ProposalCardProps>

/** 0–100, finite. */
const pinValue = T.number.check((value) => {
  if (!(value >= 0 && value <= 100)) throw new Error(`expected 0 to 100, got ${value}`)
})

export const proposalCardProps = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  number: T.positiveInteger,
  titleEn: T.string,
  titleKo: T.string,
  textEn: T.string,
  textKo: T.string,
  author: T.string.nullable(),
  pins: T.dict(T.string, pinValue),
  status: T.literalEnum(...CARD_STATUSES),
  result: T.jsonValue.nullable(),
  confirmed: T.object({ en: T.string.optional(), ko: T.string.optional() }),
  mergedInto: T.string.nullable(),
}

const versions = createShapePropsMigrationIds('proposal-card', { AddAssessment: 1 })

export const proposalCardMigrations = createShapePropsMigrationSequence({
  sequence: [
    {
      id: versions.AddAssessment,
      up: (props: Record<string, unknown>) => {
        Object.assign(props, { status: 'draft', result: null, confirmed: {}, mergedInto: null })
      },
      down: (props: Record<string, unknown>) => {
        delete props.status
        delete props.result
        delete props.confirmed
        delete props.mergedInto
      },
    },
  ],
})
