import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { TEMPLATE_IDS, templateContent } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { recordsOf } from './layout'
import { seedDocument } from './seed'

it.each(TEMPLATE_IDS)('stages of %s happen in frames that its board has', (id) => {
  const content = templateContent(id)
  const doc = new Y.Doc()
  seedDocument(doc, content, { sample: null, locale: 'en' })
  const frames = agendaOf(id, content.parties.length).stages.flatMap(({ frame }) => frame ?? [])
  expect(frames.length).toBeGreaterThan(0)
  for (const frame of frames) expect(recordsOf(doc).get(frame)?.get('type')).toBe('frame')
})
