import type { TLAsset, TLBinding, TLShape } from '@tldraw/tlschema'
import { LOCALES } from '@/dialogue/localized'
import { confirmedWording, emptyCard, type ProposalCardProps } from '../shapes/proposal-card'

/** Records without what nobody was shown: notes of ours, earlier wordings, names of files. */

/** A card is a new draft: its pins, its status and what was confirmed of other wordings stay. */
export function cleanShape(shape: TLShape): TLShape {
  const bare = { ...shape, meta: {}, isLocked: false }
  if (shape.type !== 'proposal-card') return bare
  const props = shape.props as unknown as ProposalCardProps
  const { w, h, number, titleEn, titleKo, textEn, textKo } = props
  const confirmed: ProposalCardProps['confirmed'] = {}
  for (const locale of LOCALES) {
    const now = confirmedWording(props, locale)
    // A confirmation of another wording holds that wording.
    if (props.confirmed[locale] === now) confirmed[locale] = now
  }
  const card = { ...emptyCard(), w, h, number, titleEn, titleKo, textEn, textKo, confirmed }
  return { ...bare, props: card }
}

export function cleanBinding(binding: TLBinding): TLBinding {
  return { ...binding, meta: {} }
}

export function cleanAsset(asset: TLAsset): TLAsset {
  if (asset.type === 'bookmark') {
    return { ...asset, meta: {}, props: { ...asset.props, image: '', favicon: '' } }
  }
  return { ...asset, meta: {}, props: { ...asset.props, name: '' } }
}
