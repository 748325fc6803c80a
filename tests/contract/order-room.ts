import { expect } from 'vitest'
import type * as Y from 'yjs'
import type { z } from 'zod'
import { activityPageSchema, undoCountsSchema } from '@/app/api/_http/order-routes'
import { readFields, recordsOf, restoreFields, writeRecords } from '@/sync/doc/layout'
import { openBoard, Session, type OpenBoard } from './session'

export type Activity = z.output<typeof activityPageSchema>
export const PAGE = { parentId: 'page:page' }

/** A session in which Vic of `us` and Rae of `rok` have the board open, one facilitator beside them. */
export class OrderRoom {
  readonly boards: OpenBoard[] = []
  private constructor(
    readonly session: Session,
    readonly vic: OpenBoard,
    readonly rae: OpenBoard,
  ) {
    this.boards = [vic, rae]
  }

  static async start(mode: 'attributed' | 'party' | 'none' = 'attributed', base?: string) {
    const session = await Session.start(mode, { us: 0, rok: 0 }, base)
    session.us.push(await session.delegate('us', 'Vic Vandal'))
    session.rok.push(await session.delegate('rok', 'Rae Right'))
    const open = (place: 'us' | 'rok') => openBoard(session[place][0]!.client, session.boardId)
    return new OrderRoom(session, await open('us'), await open('rok'))
  }

  get vicId(): string {
    return this.session.us[0]!.participantId
  }

  get path(): string {
    return `/api/boards/${this.session.boardId}`
  }

  get undoPath(): string {
    return `${this.path}/people/${this.vicId}/undo`
  }

  personPath(id: string, what: 'role' | 'take-out'): string {
    return `/api/workshops/${this.session.workshop.workshopId}/people/${id}/${what}`
  }

  /** Does something as one person and waits until the other has it. */
  async as(who: OpenBoard, work: (doc: Y.Doc) => void): Promise<void> {
    const other = this.boards.find((board) => board !== who)!
    const marker = `mark-${Math.random()}`
    who.doc.transact(() => {
      work(who.doc)
      who.doc.getMap('test').set('mark', marker)
    })
    await other.until(() => other.doc.getMap('test').get('mark') === marker)
  }

  puts(who: OpenBoard, ...records: Parameters<typeof writeRecords>[1][number][]): Promise<void> {
    return this.as(who, (doc) => writeRecords(doc, records))
  }

  sets(who: OpenBoard, id: string, fields: object): Promise<void> {
    return this.as(who, (doc) => restoreFields(doc, id, { ...readFields(doc, id), ...fields }))
  }

  deletes(who: OpenBoard, ...ids: string[]): Promise<void> {
    return this.as(who, (doc) => ids.forEach((id) => recordsOf(doc).delete(id)))
  }

  async activity(query = ''): Promise<Activity> {
    const answer = await this.session.facilitator.get(`${this.path}/activity${query}`)
    expect(answer.status).toBe(200)
    return activityPageSchema.parse(answer.json)
  }

  async undo() {
    const answer = await this.session.facilitator.post(this.undoPath)
    expect(answer.status).toBe(200)
    return undoCountsSchema.parse(answer.json)
  }

  async bringBack(recordId: string) {
    const { entries } = await this.activity('?only=deleted')
    const entry = entries.find((each) => each.recordId === recordId)!
    const answer = await this.session.facilitator.post(
      `${this.path}/activity/${entry.id}/bring-back`,
    )
    expect(answer.status).toBe(200)
    return (answer.json as { broughtBack: number }).broughtBack
  }

  close(): void {
    for (const board of this.boards) board.close()
  }
}
