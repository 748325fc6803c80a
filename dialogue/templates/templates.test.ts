import { describe, expect, it } from 'vitest'
import { LOCALES, type LocalizedText } from '../localized'
import { axisSchema, MAX_AXES, MAX_LENGTH, MAX_PARTIES, partySchema } from '../workshop'
import { TEMPLATE_IDS, templateContent } from './index'
import { sampleCards } from './sample'

const written = (text: LocalizedText) => LOCALES.every((locale) => text[locale].trim() !== '')

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const content = templateContent(id)

  it('keeps the limits a form would', () => {
    for (const party of content.parties) partySchema.parse(party)
    for (const axis of content.axes) axisSchema.parse(axis)
    expect(content.parties.length).toBeLessThanOrEqual(MAX_PARTIES)
    expect(content.axes.length).toBeLessThanOrEqual(MAX_AXES)
  })

  it('seats every party once and gives each a stance on every axis', () => {
    const ids = content.parties.map((party) => party.id)
    expect([...content.seating].sort()).toEqual([...ids].sort())
    for (const axis of content.axes)
      expect(Object.keys(axis.stances).sort()).toEqual([...ids].sort())
  })

  it('is written in both languages', () => {
    const texts = [
      content.title,
      ...content.parties.flatMap((party) => [party.name, party.short]),
      ...content.axes.flatMap((axis) => [axis.name, axis.left, axis.right]),
      ...content.precedents.flatMap((precedent) => [precedent.title, precedent.text]),
    ]
    expect(texts.filter((text) => !written(text))).toEqual([])
  })
})

describe('the U.S.–ROK space dialogue', () => {
  const content = templateContent('us-rok-space')

  it('has three axes with both stances, and the documents beside whose they are', () => {
    expect(content.axes).toHaveLength(3)
    for (const axis of content.axes) {
      for (const stance of Object.values(axis.stances)) expect(written(stance.text)).toBe(true)
    }
    const threat = content.axes[1]
    expect(threat?.stances['us' as never]?.evidence).toHaveLength(1)
    expect(threat?.furtherEvidence.map((text) => text.en)).toEqual([
      'Japan National Security Strategy',
    ])
    expect(threat?.note && written(threat.note)).toBe(true)
    expect(content.seating).toEqual(['rok', 'us'])
  })

  it('has twelve sample cards, each within a card and on axes that exist', () => {
    expect(sampleCards()).toHaveLength(12)
    for (const card of sampleCards()) {
      expect(card.title.en.length).toBeLessThanOrEqual(MAX_LENGTH.cardTitle)
      for (const number of card.axes) expect(content.axes[number - 1]).toBeDefined()
    }
  })
})
