import type { AxisId, PartyId } from '../ids'
import type { LocalizedText } from '../localized'
import type { Axis, DialogueContent, Party, Stance } from '../workshop'
import { readUsRokSpace } from './us-rok-space'

/** What a workshop can start from, in the order the home page shows them. */
export const TEMPLATE_IDS = ['us-rok-space', 'blank', 'brainstorm'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

/** A template's content; the same object each time, so treat it as read-only. */
export function templateContent(id: TemplateId): DialogueContent {
  return templates[id]
}

/** A party's stance before anyone has written one. */
export function emptyStance(): Stance {
  return { text: { en: '', ko: '' }, evidence: [], status: 'seeded' }
}

function party(id: string, name: LocalizedText, short: LocalizedText): Party {
  return { id: id as PartyId, name, short }
}

function axis(
  id: string,
  parties: readonly Party[],
  texts: Pick<Axis, 'name' | 'left' | 'right'>,
): Axis {
  return {
    id: id as AxisId,
    ...texts,
    stances: Object.fromEntries(parties.map((one) => [one.id, emptyStance()])),
    furtherEvidence: [],
    note: null,
  }
}

const twoSides = [
  party('side-a', { en: 'Side A', ko: '가 측' }, { en: 'A', ko: '가' }),
  party('side-b', { en: 'Side B', ko: '나 측' }, { en: 'B', ko: '나' }),
]

const oneTeam = [party('team', { en: 'Team', ko: '팀' }, { en: 'Team', ko: '팀' })]

const templates: Record<TemplateId, DialogueContent> = {
  'us-rok-space': readUsRokSpace(),
  blank: {
    title: { en: 'Two-party dialogue', ko: '양측 대화' },
    parties: twoSides,
    seating: twoSides.map((one) => one.id),
    axes: [
      axis('pace', twoSides, {
        name: { en: 'Pace of change', ko: '변화의 속도' },
        left: { en: 'Step by step', ko: '단계적으로' },
        right: { en: 'All at once', ko: '한꺼번에' },
      }),
    ],
    precedents: [],
    advice: null,
    stanceLabel: null,
  },
  brainstorm: {
    title: { en: 'Remote brainstorm', ko: '원격 브레인스토밍' },
    parties: oneTeam,
    seating: oneTeam.map((one) => one.id),
    axes: [
      axis('reach', oneTeam, {
        name: { en: 'How far it reaches', ko: '아이디어의 범위' },
        left: { en: 'Quick win', ko: '빠른 성과' },
        right: { en: 'Long-term bet', ko: '장기 과제' },
      }),
    ],
    precedents: [],
    advice: null,
    stanceLabel: null,
  },
}
