/** What a party may bring along to the plenary; axes and headings belong to their board, the rest is never shown. */
export const RELEASABLE_TYPES = [
  'arrow',
  'bookmark',
  'draw',
  'frame',
  'geo',
  'group',
  'highlight',
  'image',
  'line',
  'note',
  'precedent',
  'proposal-card',
  'text',
] as const
