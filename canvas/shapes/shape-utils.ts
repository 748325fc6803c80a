import type { TLAnyShapeUtilConstructor } from '@tldraw/editor'
import { EmbedAsLinkUtil } from '../content/link-shapes'
import { AreaFrameUtil } from './area-frame/area-frame-util'
import { AxisShapeUtil } from './axis/axis-shape-util'
import { HeadingShapeUtil } from './heading/heading-shape-util'
import { NoteWithDotsUtil } from './note/note-with-dots-util'
import { PrecedentShapeUtil } from './precedent/precedent-shape-util'
import { ProposalCardUtil } from './proposal-card/proposal-card-util'
import { SignedTextUtil } from './signature/signed-text-util'
import { TaggedGeoUtil } from './tags/tagged-utils'

/** Ours, and tldraw's where ours take their place. */
export const boardShapeUtils: TLAnyShapeUtilConstructor[] = [
  AxisShapeUtil,
  ProposalCardUtil,
  PrecedentShapeUtil,
  HeadingShapeUtil,
  AreaFrameUtil,
  EmbedAsLinkUtil,
  NoteWithDotsUtil,
  SignedTextUtil,
  TaggedGeoUtil,
]
