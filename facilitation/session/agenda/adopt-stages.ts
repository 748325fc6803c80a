import type { Stage } from '@/dialogue/session/agenda'
import { newStageId } from './agenda-draft'

/**
 * Stages from elsewhere, for this board: ids of their own, and no frame that isn't here. `lost`: how many
 * named one.
 */
export function adopted(
  stages: readonly Stage[],
  frames: ReadonlySet<string>,
): { stages: Stage[]; lost: number } {
  let lost = 0
  const own = stages.map((stage) => {
    const isHere = stage.frame === null || frames.has(stage.frame)
    if (!isHere) lost += 1
    return { ...stage, id: newStageId(), frame: isHere ? stage.frame : null }
  })
  return { stages: own, lost }
}
