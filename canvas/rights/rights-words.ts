import type { BoardRights } from '@/dialogue/session/stage-rights'

/** What to say of rights that leave something out; a key of the canvas's words. */
export function rightsWords({ why, cards, stances }: BoardRights) {
  if (why === 'frozen') return 'rights.frozen'
  if (cards && stances) return 'rights.cardsAndStances'
  if (cards) return 'rights.cards'
  return stances ? 'rights.stances' : 'rights.nothing'
}
