import { publishedProgress } from '@/dialogue/rounds'
import type { RoundView } from '@/server/dialogue-service'
import type { RoundRow } from '@/server/persistence/dialogue-rows'

/** A round as the holder of `seat` (null: none) may see it. Who has answered is told to nobody else. */
export function roundView(round: RoundRow, seat: string | null): RoundView {
  const own = round.seats.find((one) => one.id === seat)
  const answered = round.seats.filter((one) => one.hasAnswered).length
  return {
    id: round.id,
    kind: round.kind,
    number: round.number,
    status: round.status,
    attributionMode: round.attributionMode,
    asksMore: round.asksMore,
    minimum: round.minimum,
    closesAt: round.closesAt?.toISOString() ?? null,
    version: round.version,
    items: round.items.map(({ id, wording, published }) => ({ id, wording, published })),
    roster: round.seats.map(({ id, party, label }) => ({ id, party, label })),
    progress: {
      answered: publishedProgress(answered, round.seats.length),
      seats: round.seats.length,
    },
    seated: own !== undefined,
    hasAnswered: own?.hasAnswered ?? false,
  }
}
