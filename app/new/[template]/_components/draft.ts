import type { AxisId, PartyId } from '@/dialogue/ids'
import { LOCALES, type Locale, type LocalizedText } from '@/dialogue/localized'
import type { Axis, AttributionMode, DialogueContent, Party } from '@/dialogue/workshop'
import type { CreateWorkshop } from '@/server/services'

/** A side as it is being typed. `key` stays the same while sides are added and removed. */
export interface PartyDraft {
  key: string
  name: LocalizedText
  short: LocalizedText
}

/** An axis as it is being typed; stances by the key of their side. */
export interface AxisDraft {
  key: string
  name: LocalizedText
  left: LocalizedText
  right: LocalizedText
  stances: Record<string, LocalizedText>
}

/** Everything the form holds. */
export interface Draft {
  /** Null: the template's own title, in the chosen language. */
  title: string | null
  facilitator: string
  language: Locale
  attributionMode: AttributionMode
  /** Null where the template decides; both or neither. */
  parties: PartyDraft[] | null
  axes: AxisDraft[] | null
  /** Fields for the other language are shown. */
  bothLanguages: boolean
}

export const EMPTY_TEXT: LocalizedText = { en: '', ko: '' }

/** A fresh form. `editable`: sides and axes are written by hand, starting from the template's. */
export function newDraft(content: DialogueContent, editable: boolean, language: Locale): Draft {
  return {
    title: null,
    facilitator: '',
    language,
    attributionMode: 'party',
    parties: editable
      ? content.parties.map((party) => ({ key: party.id, name: party.name, short: party.short }))
      : null,
    axes: editable ? [emptyAxis([])] : null,
    bothLanguages: false,
  }
}

export function emptyAxis(others: readonly AxisDraft[]): AxisDraft {
  return {
    key: freeKey('axis', others),
    name: EMPTY_TEXT,
    left: EMPTY_TEXT,
    right: EMPTY_TEXT,
    stances: {},
  }
}

export function emptyParty(others: readonly PartyDraft[]): PartyDraft {
  return { key: freeKey('side', others), name: EMPTY_TEXT, short: EMPTY_TEXT }
}

function freeKey(prefix: string, others: readonly { key: string }[]): string {
  for (let number = others.length + 1; ; number++) {
    const key = `${prefix}-${number}`
    if (!others.some((other) => other.key === key)) return key
  }
}

/**
 * A template's text as somebody rewrites it in the board's language: the template's own words in the
 * other language no longer say the same, and go.
 */
export function rewritten(
  next: LocalizedText,
  template: LocalizedText | undefined,
  language: Locale,
): LocalizedText {
  const other: Locale = language === 'en' ? 'ko' : 'en'
  if (!template || next[language] === template[language]) return next
  return next[other] === template[other] ? { ...next, [other]: '' } : next
}

/** `items` with the one at `from` moved to `to`. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = [...items]
  rest.splice(to, 0, ...rest.splice(from, 1))
  return rest
}

/** "Left vs. Right" in one language, as `messages/start` says it; empty without both poles. */
export type Versus = (locale: Locale, left: string, right: string) => string

/** The axis's name, or one made from its poles where it has none. */
export function axisName(axis: AxisDraft, versus: Versus): LocalizedText {
  if (LOCALES.some((locale) => axis.name[locale].trim())) return trimmed(axis.name)
  const made = (locale: Locale) => {
    const [left, right] = [axis.left[locale].trim(), axis.right[locale].trim()]
    return left && right ? versus(locale, left, right) : ''
  }
  return { en: made('en'), ko: made('ko') }
}

/** What the draft asks the server for. Ids are slugs of what was typed, unique in their list. */
export function toCreateWorkshop(template: string, draft: Draft, versus: Versus): CreateWorkshop {
  const basics = {
    template,
    // Left alone, the template's title keeps both its languages; a typed one has the board's.
    ...(draft.title === null ? {} : { title: draft.title.trim() }),
    locale: draft.language,
    attributionMode: draft.attributionMode,
  }
  if (!draft.parties || !draft.axes) return basics
  return { ...basics, ...toContent(draft.parties, draft.axes, versus) }
}

/** Sides and axes as the domain knows them. */
export function toContent(
  partyDrafts: readonly PartyDraft[],
  axisDrafts: readonly AxisDraft[],
  versus: Versus,
): { parties: Party[]; axes: Axis[] } {
  const partyIds = partyIdsOf(partyDrafts)
  const parties = partyDrafts.map((party, place) => ({
    id: partyIds[place]!,
    name: trimmed(party.name),
    short: trimmed(party.short),
  }))
  const axisIds = slugs(axisDrafts, 'axis', (axis) => axisName(axis, versus).en)
  const axes = axisDrafts.map((axis, place) => ({
    id: axisIds[place] as AxisId,
    name: axisName(axis, versus),
    left: trimmed(axis.left),
    right: trimmed(axis.right),
    stances: Object.fromEntries(
      partyDrafts.map((party, seat) => [
        partyIds[seat]!,
        {
          text: trimmed(axis.stances[party.key] ?? EMPTY_TEXT),
          evidence: [],
          status: 'seeded' as const,
        },
      ]),
    ),
    furtherEvidence: [],
    note: null,
  }))
  return { parties, axes }
}

/** The ids the sides will have, in their order; problems and stances name sides by them. */
export function partyIdsOf(parties: readonly PartyDraft[]): PartyId[] {
  return slugs(parties, 'side', (party) => party.short.en || party.name.en) as PartyId[]
}

function trimmed(text: LocalizedText): LocalizedText {
  return { en: text.en.trim(), ko: text.ko.trim() }
}

/** One id per item, of at most 40 characters, e.g. `threat-picture`; `side-2` where nothing is left. */
function slugs<Item>(
  items: readonly Item[],
  fallback: string,
  textOf: (item: Item) => string,
): string[] {
  const taken = new Set<string>()
  return items.map((item, place) => {
    const words = textOf(item)
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 36)
      .replace(/^-+|-+$/g, '')
    const base = words || `${fallback}-${place + 1}`
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    return id
  })
}
