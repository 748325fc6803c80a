import { readRefusal, type Refusal } from '@/app/_api/ask-server'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { StoredAsset } from '@/server/services'

/** The server did not keep an image; `userMessage` says why in the reader's language. */
export class ImageRefused extends Error {
  constructor(readonly userMessage: string) {
    super(userMessage)
    this.name = 'ImageRefused'
  }
}

/** Keeps an image of this board on the server. Throws `ImageRefused`. */
export async function uploadImage(
  file: File,
  board: { boardId: BoardId; participantId: ParticipantId },
  words: (refusal: Refusal) => string,
): Promise<{ src: string }> {
  const path = `/api/boards/${board.boardId}/assets?as=${board.participantId}`
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    })
  } catch {
    throw new ImageRefused(words({ code: 'network', fields: [] }))
  }
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ImageRefused(words(readRefusal(answer)))
  return { src: (answer as StoredAsset).src }
}
