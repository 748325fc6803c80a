import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ParticipantId } from '@/dialogue/ids'
import { AdmissionStore } from './admission-store'
import { createTestDatabase, type TestDatabase } from './test-database'

const PERSON = 'person' as ParticipantId
let database: TestDatabase
let admissions: AdmissionStore
beforeEach(async () => {
  database = createTestDatabase()
  admissions = new AdmissionStore(database.connection)
  const { prisma } = database
  const texts = { title: 'T', template: 'x', locale: 'en', attributionMode: 'attributed' }
  await prisma.workshop.create({ data: { id: 'w', ...texts, sample: false, background: {} } })
  await prisma.session.create({ data: { id: 's', workshopId: 'w', number: 1 } })
  await prisma.document.create({ data: { id: 'board' } })
  await prisma.board.create({
    data: { id: 'board', sessionId: 's', titleEn: '', titleKo: '' },
  })
  await prisma.invitation.create({
    data: { id: 'i', workshopId: 'w', role: 'facilitator', tokenHash: 'h' },
  })
  await prisma.participant.create({
    data: {
      id: PERSON,
      workshopId: 'w',
      invitationId: 'i',
      role: 'facilitator',
      name: 'Mina',
      secretHash: 'x',
    },
  })
})
afterEach(() => database.dispose())

it("finds a board's workshop and who comes, and says which of them is missing", async () => {
  const participant = {
    id: PERSON,
    workshopId: 'w',
    role: 'facilitator',
    party: null,
    cameBy: null,
    name: 'Mina',
    ended: false,
    isTakenOver: false,
  }
  const board = { workshopId: 'w', party: null, guests: new Set() }
  const isBackstage = false
  expect(await admissions.find('board', PERSON)).toEqual({ board, isBackstage, participant })
  expect(await admissions.find('other', PERSON)).toEqual({ board: null, isBackstage, participant })
  const nobody = 'nobody' as ParticipantId
  expect(await admissions.find('board', nobody)).toEqual({ board, isBackstage, participant: null })
})

it('says whose caucus it is and whether they were invited there, and to no other', async () => {
  const { prisma } = database
  const party = { workshopId: 'w', nameEn: '', nameKo: '', shortEn: '', shortKo: '' }
  for (const [position, id] of ['us', 'rok'].entries()) {
    await prisma.party.create({ data: { ...party, id, position, seat: position } })
    await prisma.document.create({ data: { id: `caucus-${id}` } })
    await prisma.board.create({
      data: { id: `caucus-${id}`, sessionId: 's', partyId: id, titleEn: '', titleKo: '' },
    })
  }
  await prisma.caucusGuest.create({ data: { boardId: 'caucus-us', participantId: PERSON } })
  const place = async (id: string) => (await admissions.find(id, PERSON)).board
  expect(await place('caucus-us')).toMatchObject({ party: 'us', guests: new Set([PERSON]) })
  expect(await place('caucus-rok')).toMatchObject({ party: 'rok', guests: new Set() })
  expect(await place('board')).toMatchObject({ party: null, guests: new Set() })
})

it('knows a draft of its owner alone', async () => {
  const { prisma } = database
  await prisma.document.create({ data: { id: 'draft', kind: 'draft' } })
  await prisma.draft.create({ data: { id: 'draft', boardId: 'board', participantId: PERSON } })
  const row = await prisma.participant.findUniqueOrThrow({ where: { id: PERSON } })
  await prisma.participant.create({ data: { ...row, id: 'other', secretHash: 'y' } })
  expect((await admissions.find('draft', PERSON)).board).toMatchObject({ workshopId: 'w' })
  expect(await admissions.find('draft', 'other' as ParticipantId)).toMatchObject({
    board: null,
    participant: { id: 'other', role: 'facilitator' },
  })
})

it('sees at once that a participation has ended or its role has changed', async () => {
  const where = { id: PERSON }
  await database.prisma.participant.update({ where, data: { role: 'observer' } })
  expect((await admissions.find('board', PERSON)).participant).toMatchObject({ role: 'observer' })
  await database.prisma.participant.update({ where, data: { endedAt: new Date() } })
  expect((await admissions.find('board', PERSON)).participant).toMatchObject({ ended: true })
  await database.prisma.participant.update({ where, data: { isTakenOver: true } })
  expect((await admissions.find('board', PERSON)).participant).toMatchObject({ isTakenOver: true })
})

it('never sees what a transaction has not committed', async () => {
  let found: Promise<unknown> = Promise.resolve(null)
  const failing = database.prisma.$transaction(async (tx) => {
    await tx.participant.update({ where: { id: PERSON }, data: { role: 'observer' } })
    found = admissions.find('board', PERSON)
    await tx.participant.findMany()
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await found).toMatchObject({ participant: { role: 'facilitator' } })
})

it('[W20] says of what is hidden which board it is of, and that it is that', async () => {
  const { prisma } = database
  await prisma.document.create({ data: { id: 'hidden', kind: 'backstage' } })
  await prisma.backstage.create({ data: { id: 'hidden', boardId: 'board' } })
  const { board, isBackstage } = await admissions.find('hidden', PERSON)
  expect({ workshopId: board?.workshopId, isBackstage }).toEqual({
    workshopId: 'w',
    isBackstage: true,
  })
})
