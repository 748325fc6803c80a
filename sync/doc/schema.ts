import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLSchema,
} from '@tldraw/tlschema'
import { axisMigrations, axisProps } from './shapes/axis'
import { headingProps } from './shapes/heading'
import { precedentProps } from './shapes/precedent'
import { proposalCardMigrations, proposalCardProps } from './shapes/proposal-card'

/**
 * Our shapes by type: props validators and migrations. The one list of them;
 * the store's schema, the server's validation and the canvas's shape utils all come from it.
 */
export const ourShapes = {
  axis: { props: axisProps, migrations: axisMigrations },
  'proposal-card': { props: proposalCardProps, migrations: proposalCardMigrations },
  precedent: { props: precedentProps },
  heading: { props: headingProps },
} as const

/**
 * Props that are maps and are stored key by key (`props.pins.threat-picture`), so that two people
 * changing different keys both keep their change.
 */
export const MAP_PROPS: Readonly<Record<string, readonly string[]>> = {
  axis: ['stances'],
  'proposal-card': ['pins', 'confirmed'],
}

/** Props kept as shared text and merged letter by letter. */
export const TEXT_PROPS: Readonly<Record<string, readonly string[]>> = {
  'proposal-card': ['titleEn', 'titleKo', 'textEn', 'textKo'],
}

/** Props of tldraw's own shapes that hold rich text; merged letter by letter too. */
export const RICH_TEXT_PROPS: Readonly<Record<string, readonly string[]>> = {
  note: ['richText'],
  geo: ['richText'],
  text: ['richText'],
}

/** The schema of every board's store, in browsers and on the server. */
export function createBoardSchema(): TLSchema {
  return createTLSchema({
    shapes: { ...defaultShapeSchemas, ...ourShapes },
    bindings: defaultBindingSchemas,
  })
}

/** `meta` keys of ours on any record. */
export const META = {
  /** `'facilitator'`: only facilitators may change or delete this record; children stay free. */
  lock: 'lock',
  /** On area frames: which area it is (`axes`, `proposals`, `precedents`, `parking`, `next-steps`). */
  area: 'area',
  /** `'true'` on cards of the invented sample session: stamped wherever they show. */
  fictional: 'fictional',
  /** On one person's private writing: the id of the draft document it lives in, and in no other. */
  draft: 'draft',
  /** On a draft that is on its way to the board: the shape id it gets there. The server's. */
  releasing: 'releasing',
  /** On a draft that is on the board: its words when it went there. The server's. */
  released: 'released',
  /** On what came from drafts: who wrote it, as the attribution mode allows. The server's. */
  author: 'author',
  /** On what facilitators keep hidden: the id of the backstage document it lives in, and in no other. */
  backstage: 'backstage',
  /**
   * On what is hidden: where it stood in what stayed, `[parentId, index, x, y, rotation]` of an arrow, of a
   * binding the point `[x, y]` on the page that it tied to. The server's.
   */
  stood: 'stood',
  /**
   * On merged cards: axis ids, separated by spaces, on which the card that stands for it has its pin from it.
   * Said by whoever merges them, read when one is taken out again.
   */
  lentPins: 'lentPins',
  /** On a frame that cards were laid out in: the axis id along which. */
  arrangedAlong: 'arrangedAlong',
  /** On the words over a group that sorting out wrote: `'true'`. Sorting again replaces them. */
  groupHeading: 'groupHeading',
  /** On what was parked: where it stood, `{parentId, x, y}` in that parent. */
  parkedFrom: 'parkedFrom',
} as const
