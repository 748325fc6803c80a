import { z } from 'zod'
import type { LocalizedText } from '../localized'
import { gradientSchema, type Gradient } from '../measures/gradients'
import source from './us-rok-space.sample.json' with { type: 'json' }

/**
 * The fictional U.S.–ROK session: five and four invented people, what they answered, and what came of it.
 * Nobody said any of this. Results are not here: they are computed by whoever plays it.
 */

const marks = z.array(z.int().min(0).max(100))
const sideSchema = z.object({ self: marks })
const axisSchema = z.object({
  us: sideSchema.extend({ estimateOfRok: marks }),
  rok: sideSchema.extend({ estimateOfUs: marks }),
})
const votesSchema = z.object({ agree: z.int(), disagree: z.int(), pass: z.int() })
const proposalSchema = z.object({
  id: z.string(),
  votes: z.object({ us: votesSchema, rok: votesSchema }),
  conditions: z.object({ us: z.string().optional(), rok: z.string().optional() }),
})

const { proposals } = z.object({ proposals: z.array(proposalSchema) }).parse(source)
const { note: _note, ...axes } = source.positions
const positions = z.record(z.string(), axisSchema).parse(axes)

export const SAMPLE_SIDES = ['us', 'rok'] as const
export type SampleSide = (typeof SAMPLE_SIDES)[number]

/** How many invented people sit on each side. */
export const SAMPLE_SEATS: Readonly<Record<SampleSide, number>> = { us: 5, rok: 4 }

/** What person `place` (0-based) of a side marked on an axis. */
export interface SamplePosition {
  self: number
  estimates: Partial<Record<SampleSide, number>>
}

/** Null when the session has no marks on that axis or no such person. */
export function samplePosition(
  axisId: string,
  side: SampleSide,
  place: number,
): SamplePosition | null {
  const axis = positions[axisId]
  if (!axis) return null
  const self = axis[side].self[place]
  const estimate = side === 'us' ? axis.us.estimateOfRok[place] : axis.rok.estimateOfUs[place]
  if (self === undefined || estimate === undefined) return null
  const other = side === 'us' ? 'rok' : 'us'
  return { self, estimates: { [other]: estimate } }
}

export interface SampleAssessment {
  gradient: Gradient
  /** Written in English; `SAMPLE_CONDITIONS` has both languages. */
  condition: { locale: 'en'; text: string } | null
  adReferendum: boolean
  /** 0–100: what share of the other side will support it, they think. */
  predictedShare: number
}

/** The three kinds of yes, then of no view, then of no: who comes first leans furthest. */
const YES: readonly Gradient[] = gradientSchema
  .array()
  .parse(['endorsement', 'agreement_with_contention', 'support_with_reservations'])
const PASS: readonly Gradient[] = ['more_discussion_needed', 'abstain']
const NO: readonly Gradient[] = ['serious_disagreement', 'serious_disagreement', 'veto']

/** What person `place` (0-based) of a side answered to card `id` (`P1` …); null when not known. */
export function sampleAssessment(
  id: string,
  side: SampleSide,
  place: number,
): SampleAssessment | null {
  const proposal = proposals.find((one) => one.id === id)
  if (!proposal || place >= SAMPLE_SEATS[side]) return null
  const { agree, pass } = proposal.votes[side]
  const gradient =
    place < agree
      ? YES[Math.floor((place * YES.length) / agree)]!
      : place < agree + pass
        ? PASS[(place - agree) % PASS.length]!
        : NO[(place - agree - pass) % NO.length]!
  // The last of the yeses attaches it; where nobody says yes, whoever has no view.
  const attaches = Math.max(agree - 1, 0)
  const text = proposal.conditions[side]
  return {
    gradient,
    condition: text && place === attaches ? { locale: 'en', text } : null,
    adReferendum: place === attaches && AD_REFERENDUM[side].includes(id),
    predictedShare: Math.min(100, Math.max(0, PREDICTED[side] + SWING[place % SWING.length]!)),
  }
}

/** Both sides expected less of each other than they got. */
const PREDICTED: Readonly<Record<SampleSide, number>> = { us: 45, rok: 60 }
const SWING = [0, -15, 10, -5, 15] as const
const AD_REFERENDUM: Readonly<Record<SampleSide, readonly string[]>> = {
  us: ['P6'],
  rok: ['P2', 'P10'],
}

/** As a facilitator worded them in both languages, by what was written. */
export const SAMPLE_CONDITIONS: Readonly<Record<string, LocalizedText>> = {
  'ROK names intended uses': {
    en: 'The intended uses are named.',
    ko: '예정된 활용 목적을 밝힌다.',
  },
  'no exclusion of other areas': {
    en: 'No other area is excluded.',
    ko: '다른 분야를 배제하지 않는다.',
  },
  'usable by other Indo-Pacific partners': {
    en: 'Other Indo-Pacific partners can use it too.',
    ko: '다른 인도·태평양 협력국도 활용할 수 있다.',
  },
  'peninsula-relevant data included': {
    en: 'Data relevant to the peninsula is included.',
    ko: '한반도와 관련된 데이터를 포함한다.',
  },
  'Non-attribution applies': {
    en: 'Non-attribution applies.',
    ko: '발언자를 밝히지 않는 원칙을 적용한다.',
  },
  'wording stays national decision': {
    en: 'The wording stays a national decision.',
    ko: '문구는 자국이 결정한다.',
  },
  'civil scope only in year one': {
    en: 'In the first year its scope is civil only.',
    ko: '첫해에는 민간 분야로만 한정한다.',
  },
  'no sensitive technology': {
    en: 'Sensitive technology is left out.',
    ko: '민감 기술은 제외한다.',
  },
  'read-out, not prior approval': {
    en: 'It is a read-out afterwards, not prior approval.',
    ko: '사전 승인이 아니라 사후 공유로 한다.',
  },
  'both scenarios equal weight': {
    en: 'Both scenarios get equal weight.',
    ko: '두 시나리오를 같은 비중으로 다룬다.',
  },
  'vision for regional use stated': {
    en: 'A vision for regional use is stated.',
    ko: '역내 활용 구상을 밝힌다.',
  },
  'domestic industry role': {
    en: 'Domestic industry has a role.',
    ko: '국내 산업계가 역할을 맡는다.',
  },
  'deliverable named in advance': {
    en: 'The deliverable is named in advance.',
    ko: '결과물을 미리 정한다.',
  },
}

export interface SampleCommitment {
  /** The card it follows from. */
  card: string
  step: LocalizedText
  side: SampleSide | null
  doer: LocalizedText
  /** Days from the session. */
  dueInDays: number | null
  status: 'planned' | 'under_way'
}

export const SAMPLE_COMMITMENTS: readonly SampleCommitment[] = [
  {
    card: 'P2',
    step: {
      en: 'Name two data sets for the space awareness pilot.',
      ko: '우주상황인식 시범사업에 쓸 데이터 두 가지를 정한다.',
    },
    side: 'us',
    doer: { en: 'Space data desk (fictional)', ko: '우주 데이터 담당 (가상)' },
    dueInDays: 30,
    status: 'under_way',
  },
  {
    card: 'P1',
    step: {
      en: 'Send a first list of two or three near-term focus areas.',
      ko: '단기 중점 분야 2~3개의 첫 목록을 보낸다.',
    },
    side: 'rok',
    doer: { en: 'Space policy desk (fictional)', ko: '우주 정책 담당 (가상)' },
    dueInDays: 60,
    status: 'planned',
  },
  {
    card: 'P3',
    step: {
      en: 'Put misalignments on the agenda of the next space dialogue.',
      ko: '다음 우주대화 의제에 인식 차이를 올린다.',
    },
    side: null,
    doer: { en: 'Both secretariats (fictional)', ko: '양측 사무국 (가상)' },
    dueInDays: null,
    status: 'planned',
  },
]
