import { LOCALES, type Locale } from '@/dialogue/localized'
import { MAX_LENGTH, type Party } from '@/dialogue/workshop'
import { tagNames } from '@/sync/doc/tags'
import { LARGEST_PASTE } from '../tools/paste-lines'
import type { Table } from './read-table'

/** What a column holds. */
export const COLUMN_ROLES = [
  'title',
  'text',
  'tags',
  'side',
  'language',
  'titleEn',
  'titleKo',
  'textEn',
  'textKo',
  'ignore',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

export const MAKES = ['cards', 'rows', 'cells'] as const
/** What becomes of the cells: a card for each row, a note for each row, a note for each cell. */
export type Make = (typeof MAKES)[number]

export interface TableChoice {
  make: Make
  /** The first row names the columns and makes nothing. */
  header: boolean
  /** By column. */
  roles: readonly ColumnRole[]
}

export interface PlannedCard {
  titleEn: string
  titleKo: string
  textEn: string
  textKo: string
  author: string | null
  tags: string[]
}

export interface PlannedNote {
  text: string
  tags: string[]
}

/** What the person should know before it is done; only the first two keep it from being done. */
export type PlanProblem =
  | { kind: 'noTitle' }
  | { kind: 'nothing' }
  | { kind: 'tooMany'; max: number; count: number }
  | { kind: 'emptyRows'; count: number }
  | { kind: 'cutTitles'; max: number; count: number }
  | { kind: 'cutTexts'; max: number; count: number }
  | { kind: 'unknownSides'; count: number; names: string }
  | { kind: 'ownSide' }

export interface TablePlan {
  cards: PlannedCard[]
  notes: PlannedNote[]
  problems: PlanProblem[]
}

/** More than a note can show. */
const LONGEST_NOTE = 2000
/** Names of unknown sides that are told; one bad column would name them all. */
const MOST_NAMES = 3

/** What people call columns, without case, spaces and punctuation. */
const NAMES: Readonly<Record<Exclude<ColumnRole, 'ignore'>, readonly string[]>> = {
  title: [
    'title',
    'name',
    'proposal',
    'idea',
    'subject',
    'headline',
    '제목',
    '제안',
    '이름',
    '아이디어',
  ],
  text: [
    'text',
    'content',
    'contents',
    'description',
    'body',
    'details',
    'notes',
    '내용',
    '설명',
    '본문',
    '상세',
  ],
  tags: [
    'tag',
    'tags',
    'label',
    'labels',
    'keyword',
    'keywords',
    'topic',
    'category',
    '태그',
    '키워드',
    '주제',
    '분류',
  ],
  side: [
    'side',
    'party',
    'delegation',
    'country',
    'by',
    'author',
    '측',
    '당사자',
    '대표단',
    '국가',
    '작성',
  ],
  language: ['language', 'lang', '언어'],
  titleEn: [
    'titleen',
    'titleenglish',
    'englishtitle',
    'entitle',
    '제목영어',
    '영어제목',
    '영문제목',
  ],
  titleKo: [
    'titleko',
    'titlekorean',
    'koreantitle',
    'kotitle',
    '제목한국어',
    '한국어제목',
    '국문제목',
    '한글제목',
  ],
  textEn: ['texten', 'textenglish', 'englishtext', 'entext', '내용영어', '영어내용', '영문내용'],
  textKo: [
    'textko',
    'textkorean',
    'koreantext',
    'kotext',
    '내용한국어',
    '한국어내용',
    '국문내용',
    '한글내용',
  ],
}

function plainName(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function roleNamed(cell: string): ColumnRole | null {
  const name = plainName(cell)
  const roles = Object.keys(NAMES) as (keyof typeof NAMES)[]
  return roles.find((role) => NAMES[role].includes(name)) ?? null
}

/** What these cells most likely are: cards when the first row names a title, else notes. */
export function suggestChoice(table: Table): TableChoice {
  const first = table[0] ?? []
  const named = first.map(roleNamed)
  const hasTitle = named.some((role) => role?.startsWith('title'))
  const header = table.length > 1 && (hasTitle || named.filter(Boolean).length > 1)
  if (header) {
    return {
      make: hasTitle ? 'cards' : 'rows',
      header,
      // A second column of one name is left out rather than guessed at.
      roles: named.map((role, i) => (role && named.indexOf(role) === i ? role : 'ignore')),
    }
  }
  const roles = first.map((_, i): ColumnRole => (['title', 'text'] as const)[i] ?? 'ignore')
  return { make: first.length > 1 ? 'rows' : 'cells', header, roles }
}

/**
 * What the cells become under this choice. `side`: the party whose delegate adds them, under whose name alone
 * they may; null for facilitators, who may name sides in a column.
 */
export function planTable(
  table: Table,
  { make, header, roles }: TableChoice,
  { parties, side }: { parties: readonly Party[]; side: string | null },
): TablePlan {
  const rows = header ? table.slice(1) : table
  const plan =
    make === 'cards' ? planCards(rows, roles, { parties, side }) : planNotes(rows, roles, make)
  const count = plan.cards.length + plan.notes.length
  if (count === 0 && plan.problems.every(({ kind }) => kind !== 'noTitle')) {
    return { ...plan, problems: [{ kind: 'nothing' }] }
  }
  if (count > LARGEST_PASTE) plan.problems.unshift({ kind: 'tooMany', max: LARGEST_PASTE, count })
  return {
    ...plan,
    cards: plan.cards.slice(0, LARGEST_PASTE),
    notes: plan.notes.slice(0, LARGEST_PASTE),
  }
}

function planNotes(rows: Table, roles: readonly ColumnRole[], make: 'rows' | 'cells'): TablePlan {
  const problems: PlanProblem[] = []
  const isText = (column: number) => /^(?:title|text)/.test(roles[column] ?? 'ignore')
  const notes = rows.flatMap((row): PlannedNote[] => {
    if (make === 'cells') return row.filter(Boolean).map((text) => ({ text, tags: [] }))
    const text = row.filter((cell, column) => cell !== '' && isText(column)).join('\n')
    return text === '' ? [] : [{ text, tags: tagsIn(row, roles) }]
  })
  const empty = make === 'rows' ? rows.length - notes.length : 0
  if (empty > 0) problems.push({ kind: 'emptyRows', count: empty })
  const long = notes.filter(({ text }) => text.length > LONGEST_NOTE)
  if (long.length > 0) problems.push({ kind: 'cutTexts', max: LONGEST_NOTE, count: long.length })
  return {
    cards: [],
    notes: notes.map((note) => ({ ...note, text: cut(note.text, LONGEST_NOTE) })),
    problems,
  }
}

function planCards(
  rows: Table,
  roles: readonly ColumnRole[],
  { parties, side }: { parties: readonly Party[]; side: string | null },
): TablePlan {
  if (!roles.some((role) => role.startsWith('title'))) {
    return { cards: [], notes: [], problems: [{ kind: 'noTitle' }] }
  }
  let [empty, cutTitles, cutTexts, foreign] = [0, 0, 0, 0]
  const unknown: string[] = []
  const cards = rows.flatMap((row): PlannedCard[] => {
    const cell = (role: ColumnRole) => row[roles.indexOf(role)] ?? ''
    const locale = languageOf(cell('language'), `${cell('title')} ${cell('text')}`)
    const written = LOCALES.map((one) => {
      const suffix = one === 'en' ? 'En' : 'Ko'
      const own = one === locale
      const title = cell(`title${suffix}`) || (own ? cell('title') : '')
      const text = cell(`text${suffix}`) || (own ? cell('text') : '')
      return splitTitle(title.replace(/\s+/g, ' '), text)
    })
    const [en, ko] = written as [Wording, Wording]
    if (![en, ko].some(({ title, text }) => title || text)) {
      empty += 1
      return []
    }
    cutTitles += written.filter(({ hasCutTitle }) => hasCutTitle).length
    cutTexts += written.filter(({ hasCutText }) => hasCutText).length
    const named = cell('side')
    const party = named ? partyNamed(named, parties) : null
    if (named && !party) unknown.push(named)
    if (party && side !== null && party !== side) foreign += 1
    return [
      {
        titleEn: en.title,
        textEn: en.text,
        titleKo: ko.title,
        textKo: ko.text,
        author: side ?? party,
        tags: tagsIn(row, roles),
      },
    ]
  })
  const problems: PlanProblem[] = []
  if (empty > 0) problems.push({ kind: 'emptyRows', count: empty })
  if (cutTitles > 0)
    problems.push({ kind: 'cutTitles', max: MAX_LENGTH.cardTitle, count: cutTitles })
  if (cutTexts > 0) problems.push({ kind: 'cutTexts', max: MAX_LENGTH.cardText, count: cutTexts })
  if (side !== null && foreign + unknown.length > 0) problems.push({ kind: 'ownSide' })
  else if (unknown.length > 0) {
    const names = [...new Set(unknown)]
    const told = names.slice(0, MOST_NAMES).map((name) => cut(name, 30))
    problems.push({
      kind: 'unknownSides',
      count: unknown.length,
      names: [...told, ...(names.length > MOST_NAMES ? ['…'] : [])].join(', '),
    })
  }
  return { cards, notes: [], problems }
}

interface Wording {
  title: string
  text: string
  hasCutTitle: boolean
  hasCutText: boolean
}

/** A title that is too long goes on in the text: nothing that somebody wrote is lost. */
function splitTitle(title: string, text: string): Wording {
  const hasCutTitle = title.length > MAX_LENGTH.cardTitle
  const whole = hasCutTitle ? [title, text].filter(Boolean).join('\n') : text
  return {
    title: cut(title, MAX_LENGTH.cardTitle),
    text: cut(whole, MAX_LENGTH.cardText),
    hasCutTitle,
    hasCutText: whole.length > MAX_LENGTH.cardText,
  }
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // Never half a character.
  let end = ''
  for (const letter of text) {
    if (end.length + letter.length > most - 1) break
    end += letter
  }
  return `${end.trimEnd()}…`
}

function tagsIn(row: readonly string[], roles: readonly ColumnRole[]): string[] {
  return tagNames(row.filter((_, column) => roles[column] === 'tags').join(','))
}

const KOREAN = /^(?:ko|kr|kor|korean|한국어|국문|한글)/
const HANGUL = /\p{Script=Hangul}/gu
const LATIN = /\p{Script=Latin}/gu

/** As the cell says, else by the letters: a few Latin names don't make a Korean sentence English. */
function languageOf(cell: string, text: string): Locale {
  if (cell) return KOREAN.test(plainName(cell)) ? 'ko' : 'en'
  const hangul = text.match(HANGUL)?.length ?? 0
  return hangul > 0 && hangul * 2 >= (text.match(LATIN)?.length ?? 0) ? 'ko' : 'en'
}

/** A party by its id, its name or its short name in either language. */
function partyNamed(cell: string, parties: readonly Party[]): string | null {
  const wanted = plainName(cell)
  const found = parties.find(({ id, name, short }) =>
    [id, name.en, name.ko, short.en, short.ko].some((each) => plainName(each) === wanted),
  )
  return found?.id ?? null
}
