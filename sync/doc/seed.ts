import type { TLPageId, TLParentId, TLRecord, TLShape, TLShapeId } from '@tldraw/tlschema'
import { DocumentRecordType, PageRecordType, TLDOCUMENT_ID } from '@tldraw/tlschema'
import type { Doc } from 'yjs'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import type { DialogueContent, Stance } from '@/dialogue/workshop'
import { AREA_TITLES, type Area } from './areas'
import { stampSchema, writeRecords } from './layout'
import { META } from './schema'
import { layOut, proposalSlots, seatSides, type Rect } from './seed-layout'
import { inventedAuthor, inventedLean, type SampleProposal } from './seed-sample'
import type { AxisProps, ShapeParty } from './shapes/axis'
import type { HeadingProps } from './shapes/heading'
import type { PrecedentProps } from './shapes/precedent'
import { confirmedWording, emptyCard, type ProposalCardProps } from './shapes/proposal-card'

export type { SampleProposal } from './seed-sample'

export interface SeedOptions {
  /** The fictional session's cards; the board is then stamped FICTIONAL. */
  sample: readonly SampleProposal[] | null
  /** Language of names that exist once, e.g. a frame's name. */
  locale: Locale
}

/** Every seeded board has one page, and it is this one: nobody ever seeds a second. */
export const SEED_PAGE_ID = 'page:page' as TLPageId

type ShapeProps = {
  axis: AxisProps
  heading: HeadingProps
  precedent: PrecedentProps
  'proposal-card': ProposalCardProps
  frame: { w: number; h: number; name: string; color: 'black' }
}

/**
 * The records of a fresh board: document, page, title, one frame per area, axes, precedents and
 * advice, and the sample's cards. The same content and options always give the same records.
 */
export function seedRecords(content: DialogueContent, options: SeedOptions): TLRecord[] {
  const { sample, locale } = options
  const layout = layOut(content, sample?.length ?? 0)
  const records: TLRecord[] = [
    DocumentRecordType.create({ id: TLDOCUMENT_ID, name: content.title[locale] }),
    PageRecordType.create({ id: SEED_PAGE_ID, name: content.title[locale], index: indexKey(0) }),
  ]
  const shapes: TLShape[] = []
  /** Siblings so far by parent: each next child stands in front of them. */
  const counts = new Map<TLParentId, number>()

  function add<Type extends keyof ShapeProps>(
    id: string,
    type: Type,
    parent: { id: TLParentId; x: number; y: number },
    place: Rect,
    props: Omit<ShapeProps[Type], 'w' | 'h'>,
    meta: Record<string, string>,
  ) {
    const order = counts.get(parent.id) ?? 0
    counts.set(parent.id, order + 1)
    shapes.push({
      id: `shape:${id}` as TLShapeId,
      typeName: 'shape',
      type,
      parentId: parent.id,
      index: indexKey(order),
      x: place.x - parent.x,
      y: place.y - parent.y,
      rotation: 0,
      opacity: 1,
      isLocked: false,
      props: { ...props, w: place.w, h: place.h },
      meta,
    } as unknown as TLShape)
  }

  const page = { id: SEED_PAGE_ID as TLParentId, x: 0, y: 0 }
  const locked = { [META.lock]: 'facilitator' }
  const area = (key: Area, place: Rect) => {
    add(
      `area-${key}`,
      'frame',
      page,
      place,
      { name: AREA_TITLES[key][locale], color: 'black' },
      { ...locked, [META.area]: key },
    )
    return { id: `shape:area-${key}` as TLParentId, x: place.x, y: place.y }
  }

  add(
    'title',
    'heading',
    page,
    layout.title,
    {
      level: 'board',
      title: content.title,
      note: content.stanceLabel ?? EMPTY,
      fictional: sample !== null,
    },
    locked,
  )

  const axesFrame = area('axes', layout.axesArea)
  const sides = seatSides(content)
  const shapeParties = new Map(
    content.parties.map((party, tone): [string, ShapeParty] => [
      party.id,
      { id: party.id, short: party.short, tone },
    ]),
  )
  const seated = (ids: string[]) => ids.flatMap((id) => shapeParties.get(id) ?? [])
  content.axes.forEach((axis, i) => {
    add(
      `axis-${axis.id}`,
      'axis',
      axesFrame,
      layout.axes[i]!,
      {
        axisId: axis.id,
        number: i + 1,
        name: axis.name,
        left: axis.left,
        right: axis.right,
        leftParties: seated(sides.left),
        rightParties: seated(sides.right),
        stances: Object.fromEntries(
          content.parties.map((party): [string, Stance] => [
            party.id,
            axis.stances[party.id] ?? { text: EMPTY, evidence: [], status: 'seeded' },
          ]),
        ),
        furtherEvidence: axis.furtherEvidence,
        note: axis.note,
        stanceLabel: content.stanceLabel,
        result: null,
      },
      // Results of invented answers are stamped, also on a picture of one axis alone.
      sample === null ? locked : { ...locked, [META.fictional]: 'true' },
    )
  })

  if (layout.precedentsArea) {
    const frame = area('precedents', layout.precedentsArea)
    content.precedents.forEach((precedent, i) => {
      const { title, text } = precedent
      const props = { kind: 'precedent', title, text } as const
      add(`precedent-${precedent.id}`, 'precedent', frame, layout.precedents[i]!, props, locked)
    })
    if (content.advice) {
      const props = { kind: 'advice', title: EMPTY, text: content.advice } as const
      add(
        'advice',
        'precedent',
        frame,
        layout.precedents[content.precedents.length]!,
        props,
        locked,
      )
    }
  }

  const proposals = area('proposals', layout.proposalsArea)
  area('parking', layout.parkingArea)
  area('next-steps', layout.nextStepsArea)

  const slots = proposalSlots(layout.proposalsArea)
  sample?.forEach((proposal, i) => {
    const slot = slots[i]
    if (!slot) throw new RangeError(`No slot for sample card ${i + 1}: ${slots.length} slots.`)
    const pins = proposal.axes.flatMap((number, place) => {
      const axis = content.axes[number - 1]
      return axis ? [[axis.id, inventedLean(proposal.id, place)] as const] : []
    })
    const place = { ...slot, x: slot.x + proposals.x, y: slot.y + proposals.y }
    const wording = {
      titleEn: proposal.title.en,
      titleKo: proposal.title.ko,
      textEn: proposal.en,
      textKo: proposal.ko,
    }
    add(
      `sample-${proposal.id.toLowerCase()}`,
      'proposal-card',
      proposals,
      place,
      {
        ...emptyCard(),
        number: i + 1,
        ...wording,
        // The fictional session has confirmed both languages.
        confirmed: { en: confirmedWording(wording, 'en'), ko: confirmedWording(wording, 'ko') },
        author: inventedAuthor(proposal.id, content.seating),
        pins: Object.fromEntries(pins),
      },
      { [META.fictional]: 'true' },
    )
  })

  return [...records, ...shapes]
}

/**
 * Writes a fresh board into an empty document, in one transaction. The server calls it once, before
 * the first client connects; clients never seed.
 */
export function seedDocument(doc: Doc, content: DialogueContent, options: SeedOptions): void {
  doc.transact(() => {
    stampSchema(doc)
    writeRecords(doc, seedRecords(content, options))
  })
}

const EMPTY: LocalizedText = { en: '', ko: '' }

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The `place`-th of 61 increasing fractional index keys, `a1` … `az`. */
function indexKey(place: number): TLShape['index'] {
  const digit = DIGITS[place + 1]
  if (!digit) throw new RangeError(`Too many siblings to seed: ${place + 1}`)
  return `a${digit}` as TLShape['index']
}
