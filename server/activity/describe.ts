import { ACTIVITY_THINGS, type ActivityThing, type ActivityVerb } from '@/dialogue/activity'
import type { LocalizedText } from '@/dialogue/localized'
import { differing, type ActivityRow } from '@/server/persistence/activity-row'
import { GEOMETRY, type Fields } from '@/sync/doc/fields'

/** Longest title shown, in UTF-16 units. */
const TITLE_LENGTH = 60

/** What changes when something is dragged, turned or made larger. */
const PLACE: ReadonlySet<string> = new Set([
  GEOMETRY,
  'props.w',
  'props.h',
  'props.growY',
  'props.scale',
  'props.start',
  'props.end',
  'props.bend',
  'props.fontSizeAdjustment',
])

const WORDS: ReadonlySet<string> = new Set([
  'props.richText',
  'props.text',
  'props.name',
  'props.titleEn',
  'props.titleKo',
  'props.textEn',
  'props.textKo',
])

export function verbOf({ action, before, after }: Omit<ActivityRow, 'id'>): ActivityVerb {
  if (action !== 'changed') return action
  const names = differing(before ?? {}, after ?? {})
  if (names.includes('meta.lock')) {
    return after?.['meta.lock'] === 'facilitator' ? 'locked' : 'unlocked'
  }
  if (names.some((name) => name.startsWith('props.stances.'))) return 'stance'
  if (names.some((name) => WORDS.has(name))) return 'reworded'
  if (names.some((name) => name.startsWith('props.pins.'))) return 'pinned'
  return names.every((name) => PLACE.has(name)) ? 'moved' : 'changed'
}

export function thingOf(fields: Fields): ActivityThing {
  const type = fields.type === 'highlight' ? 'draw' : fields.type
  return ACTIVITY_THINGS.find((thing) => thing === type) ?? 'other'
}

/** What a shape is called or says, in each language; null when that is nothing. */
export function titleOf(fields: Fields): LocalizedText | null {
  const title = words(fields)
  const [en, ko] = [shortened(title.en), shortened(title.ko)]
  return en === '' && ko === '' ? null : { en, ko }
}

function words(fields: Fields): LocalizedText {
  if (fields.type === 'proposal-card') {
    return { en: text(fields['props.titleEn']), ko: text(fields['props.titleKo']) }
  }
  const localized = fields['props.name'] ?? fields['props.title'] ?? fields['props.text']
  if (isObject(localized)) return { en: text(localized['en']), ko: text(localized['ko']) }
  const said = text(localized) || plainText(fields['props.richText'])
  return { en: said, ko: said }
}

/** The letters of a rich text, whatever else is in it. */
function plainText(value: unknown): string {
  if (!isObject(value)) return ''
  if (typeof value['text'] === 'string') return value['text']
  const content = value['content']
  if (!Array.isArray(content)) return ''
  return content.map(plainText).join(value['type'] === 'doc' ? ' ' : '')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= TITLE_LENGTH ? line : `${letters.slice(0, TITLE_LENGTH - 1).join('')}…`
}
