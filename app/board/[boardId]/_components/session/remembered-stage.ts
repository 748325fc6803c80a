/** Which stage of a board this tab was in last, for as long as the tab lives. */

const slot = (boardId: string, participantId: string) => `cg-stage:${boardId}:${participantId}`

/** Null outside every stage, and where this tab was never here or may keep nothing. */
export function rememberedStage(boardId: string, participantId: string): string | null {
  try {
    return sessionStorage.getItem(slot(boardId, participantId))
  } catch {
    return null
  }
}

export function rememberStage(boardId: string, participantId: string, stageId: string | null) {
  try {
    if (stageId === null) sessionStorage.removeItem(slot(boardId, participantId))
    else sessionStorage.setItem(slot(boardId, participantId), stageId)
  } catch {
    // The view moves once more after a reload.
  }
}
