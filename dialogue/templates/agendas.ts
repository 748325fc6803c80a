import type { Agenda, Stage, StageActivity } from '../session/agenda'

/**
 * The agendas that boards begin with: how a dialogue goes from perceptions to small steps, and how a team
 * goes from a question to a plan. Written for people who have never seen the board: what to do, and what
 * happens with it. Facilitators change them as they like.
 */

/** The areas of a seeded board (`sync/doc/seed.ts`); where there is none, the view stays where it is. */
const FRAME = {
  axes: 'shape:area-axes',
  proposals: 'shape:area-proposals',
  nextSteps: 'shape:area-next-steps',
} as const

type Words = [en: string, ko: string]

function stage(
  id: string,
  minutes: number,
  activities: StageActivity[],
  frame: keyof typeof FRAME | null,
  [titleEn, titleKo]: Words,
  [instructionEn, instructionKo]: Words,
): Stage {
  return {
    id,
    title: { en: titleEn, ko: titleKo },
    instruction: { en: instructionEn, ko: instructionKo },
    minutes,
    activities,
    frame: frame && FRAME[frame],
  }
}

const welcome = stage(
  'welcome',
  5,
  [],
  null,
  ['Welcome', '시작하며'],
  [
    'Look around the board and check your name in the list of people. The facilitator explains how today goes. Nothing can go wrong yet.',
    '보드를 둘러보고 사람 목록에서 내 이름을 확인해 주세요. 오늘 어떻게 진행하는지 진행자가 설명해요. 아직은 보기만 하면 돼요.',
  ],
)

const positions = stage(
  'positions',
  10,
  ['positions'],
  'axes',
  ['Where do we stand?', '우리는 어디에 서 있나요?'],
  [
    'On each axis, mark where you stand, then where you think the other side stands. Your answers are sealed: nobody sees them, the facilitator neither.',
    '축마다 내가 선 자리를 표시하고, 상대가 어디에 서 있을지도 표시해 주세요. 답은 봉인돼요. 진행자를 포함해 아무도 볼 수 없어요.',
  ],
)

const reveal = stage(
  'reveal',
  15,
  [],
  'axes',
  ['What we thought, what they said', '생각한 것과 실제로 말한 것'],
  [
    'The facilitator opens one axis after the other. Compare what each side said with what the other had thought. What surprises you?',
    '진행자가 축을 하나씩 공개해요. 각 측이 실제로 말한 것과 상대가 짐작했던 것을 비교해 보세요. 무엇이 뜻밖인가요?',
  ],
)

const write = stage(
  'write',
  5,
  ['drafts'],
  'proposals',
  ['Write, each alone', '각자 조용히 쓰기'],
  [
    'Write one proposal on a card, as many cards as you like: something both sides could do. Only you see your cards until the facilitator shows all of them at once.',
    '두 측이 함께할 수 있는 일을 카드 한 장에 하나씩 써 주세요. 몇 장이든 좋아요. 진행자가 한꺼번에 보여 주기 전까지 내 카드는 나만 볼 수 있어요.',
  ],
)

const propose = stage(
  'propose',
  10,
  ['cards'],
  'proposals',
  ['Read and pin', '읽고 축에 꽂기'],
  [
    'Read the cards. Drag a card onto an axis to say which way it leans, and write what is still missing.',
    '카드를 읽어 보세요. 카드를 축 위로 끌어 어느 쪽에 가까운지 꽂고, 빠진 것이 있으면 더 써 주세요.',
  ],
)

const table = stage(
  'table',
  10,
  ['cards'],
  'proposals',
  ['Choose what goes forward', '상정할 제안 고르기'],
  [
    'Say which cards mean the same, and check both languages. The facilitator puts up to six cards forward; their wording is then fixed.',
    '뜻이 같은 카드를 함께 찾고 두 언어의 문구를 확인해 주세요. 진행자가 최대 여섯 장을 상정하면 그때부터 문구가 고정돼요.',
  ],
)

const assess = stage(
  'assess',
  10,
  ['assessments'],
  'proposals',
  ['How far can you go along?', '어디까지 함께할 수 있나요?'],
  [
    'For each card, choose how far you can support it. Add a condition (“yes, if …”) if you have one. Answers are sealed until the facilitator shows all of them.',
    '카드마다 어디까지 함께할 수 있는지 골라 주세요. 조건이 있으면 “그렇다, 다만 …”처럼 덧붙여 주세요. 진행자가 모두 공개할 때까지 답은 봉인돼요.',
  ],
)

const commit = stage(
  'commit',
  10,
  ['cards'],
  'nextSteps',
  ['Small steps', '작은 걸음'],
  [
    'Turn what both sides support into small steps: what, which side, by when. A step that can begin next month is worth more than a large one.',
    '두 측이 함께 지지한 것을 작은 걸음으로 바꿔 보세요. 무엇을, 어느 측이, 언제까지 할지 정해요. 다음 달에 시작할 수 있는 걸음이 큰 걸음보다 나아요.',
  ],
)

const close = stage(
  'close',
  5,
  [],
  null,
  ['Close', '마치며'],
  [
    'One sentence from everyone: what do you take home? The facilitator says what you will receive, and when you meet again.',
    '한 사람씩 한 문장으로 말해 보세요. 무엇을 가지고 돌아가나요? 무엇을 받게 되는지, 언제 다시 만나는지 진행자가 알려 드려요.',
  ],
)

const readStances = stage(
  'stances',
  10,
  ['stances'],
  'axes',
  ['Is this what we hold?', '이것이 우리 입장인가요?'],
  [
    'Read your own side’s stance on each axis. It is the authors’ reading: confirm it, or put it right in your own words, in either language.',
    '축마다 우리 측의 입장을 읽어 보세요. 지금 적힌 것은 저자들의 해석이에요. 맞으면 확인하고, 다르면 우리말이나 영어로 직접 고쳐 주세요.',
  ],
)

const writeStances = stage(
  'stances',
  10,
  ['stances'],
  'axes',
  ['What do we hold?', '우리 입장은 무엇인가요?'],
  [
    'On each axis, write in two sentences what your side holds and what it rests on, in either language. The other side writes its own.',
    '축마다 우리 측의 입장과 그 근거를 두 문장으로 써 주세요. 어느 언어로 써도 돼요. 상대의 입장은 상대가 써요.',
  ],
)

const team: Stage[] = [
  stage(
    'question',
    5,
    [],
    null,
    ['The question', '오늘의 질문'],
    [
      'What do we want to have an answer to in an hour? Ask until everybody would put the question in the same words.',
      '한 시간 뒤에 어떤 질문의 답을 얻고 싶은가요? 모두가 같은 말로 질문할 수 있을 때까지 물어보세요.',
    ],
  ),
  stage(
    'write',
    8,
    ['drafts'],
    'proposals',
    ['Write, each alone', '각자 조용히 쓰기'],
    [
      'One idea per card, as many as come to mind; no idea is too small. Only you see yours until the facilitator shows all of them at once.',
      '카드 한 장에 아이디어 하나씩, 떠오르는 대로 써 주세요. 사소해도 좋아요. 진행자가 한꺼번에 보여 주기 전까지 내 카드는 나만 볼 수 있어요.',
    ],
  ),
  stage(
    'sort',
    15,
    ['draw'],
    'proposals',
    ['Read and sort', '읽고 모으기'],
    [
      'Read all of it, ask what you don’t understand, and put together what belongs together. Give each group a name.',
      '모두 읽고, 모르는 것은 물어보고, 비슷한 것끼리 모아 주세요. 묶음마다 이름을 붙여 주세요.',
    ],
  ),
  stage(
    'priorities',
    5,
    ['priorities'],
    'proposals',
    ['What first?', '무엇부터 할까요?'],
    [
      'Give your dots to what you would do first. It says what matters most to you, not what you agree with. Nobody sees dots until all are shown.',
      '먼저 하고 싶은 것에 점을 붙여 주세요. 찬성이 아니라 나에게 무엇이 더 중요한지를 말하는 거예요. 한꺼번에 공개할 때까지 아무도 점을 볼 수 없어요.',
    ],
  ),
  stage(
    'plan',
    15,
    ['draw'],
    'nextSteps',
    ['Next steps', '다음 단계'],
    [
      'For the first three: what is the next step, who takes it, by when? Write each on a note.',
      '앞선 세 가지를 두고 다음 단계는 무엇인지, 누가 언제까지 할지 메모에 하나씩 써 주세요.',
    ],
  ),
  close,
]

/** 90 minutes, as the facilitator's guide runs it. */
const dialogue = (stances: Stage): Stage[] => [
  welcome,
  stances,
  positions,
  reveal,
  write,
  propose,
  table,
  assess,
  commit,
  close,
]

const templates: Readonly<Record<string, Stage[]>> = {
  'us-rok-space': dialogue(readStances),
  blank: dialogue(writeStances),
  brainstorm: team,
}

/**
 * The agenda a board of this template begins with, for so many parties: a group of one has no sides, and
 * goes the brainstorm's way. Empty for a template nobody knows.
 */
export function agendaOf(template: string, parties: number): Agenda {
  const stages = parties < 2 ? team : templates[template]
  return { version: 0, stages: structuredClone(stages ?? []) }
}
