/** A card with a title line and a pin, drawn as tldraw draws its icons: 30 × 30, black, used as a mask. */
const PROPOSAL_CARD =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><rect x="4" y="7" width="22" height="16" rx="3"/><path d="M9 13h12M9 17.500h6"/></svg>'

export const TOOL_ICONS = {
  'proposal-card': `data:image/svg+xml,${encodeURIComponent(PROPOSAL_CARD)}`,
} as const
