import type { NewIds, Parcel } from '@/sync/doc/hiding'

/** What the dialogue knows of a parcel that is on the board: axes by their id, cards and notes by their shape's. */
export function dialogueItems({ records }: Parcel, ids: NewIds): string[] {
  return records.flatMap(({ id, fields }) => {
    const axisId = fields['props.axisId']
    if (fields.type === 'axis') return typeof axisId === 'string' ? [axisId] : []
    const shown = ids.get(id)
    return shown !== undefined && fields.type === 'proposal-card' ? [shown] : []
  })
}
