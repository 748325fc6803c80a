/** What the canvas says of rounds: placing marks, the reveal plot, cards' results. Part of `canvas`. */
export const placing = {
  self: 'Where do you stand?',
  estimate: 'Where do you think {party} stands?',
  meta: 'Where does {party} think you stand?',
  step: '{place} of {count}',
  how: 'Tap the line, or use the arrow keys',
  done: 'All marked. Drag a mark to change it.',
  fixed: 'Your marks. They can’t be changed now.',
  nothing: 'You marked nothing here.',
  private: 'Only you see this',
  abstained: 'You leave this axis out.',
  abstain: 'Leave out',
  resume: 'Answer after all',
  saving: 'Saving…',
  saved: 'Saved',
  failed: 'Not saved yet',
  /** On the marks. */
  you: 'You',
  youThink: '{party}, you think',
  theyThink: '{party} thinks of you',
  /** Names of the sliders. */
  selfSlider: '{axis}: where you stand',
  estimateSlider: '{axis}: where you think {party} stands',
  metaSlider: '{axis}: where {party} thinks you stand',
  value: '{value}, {leaning}',
  unmarked: 'not marked yet',
} as const

export const reveal = {
  closer: 'Closer than you thought: {gap} apart, not {imagined}.',
  farther: 'Farther than you thought: {gap} apart, not {imagined}.',
  as_expected: 'As you expected: {gap} apart.',
  crossed: 'The other way round from what {party} thought: {gap} apart.',
  crossedBoth: 'The other way round from what both sides thought: {gap} apart.',
  sides_differ: '{first} imagined {one}, {second} {other}; it is {gap}.',
  /** Where the whole sentence is too long. */
  crossedShort: 'the other way round, {gap} apart.',
  insteadShort: '{gap} apart, not {imagined}.',
  apart: '{first} and {second} stand {gap} apart.',
  /** With more than two sides: which two the headline is about. */
  between: '{first} and {second}: {headline}',
  middle: 'The middle of all answers is {value}.',
  middleAndHalf: 'The middle is {value}; half of you stand between {from} and {to}.',
  about: 'about {value}',
  either: '{one} or {other}',
  band: '{from}–{to}',
  said: '{party} said {value}',
  thought: 'thought {value}',
  real: 'Real {gap}',
  imagined: '{party} imagined {gap}',
  /** How each side thought that the other sees it. */
  expected: '{party} expected {value}',
  expectedOf: '{value}?',
  expectedFrom: 'expected {parties} to say {value}',
  expectedLong: '{party} expected {other} to see it at {value}; {other} thought {seen}',
  thoughtBy: '{parties} thought {value}',
  legend: 'Solid: what each said. Dashed: what others thought.',
  legendAll: 'Solid: said. Dashed: others thought. Dotted: expected.',
  legendShort: 'Solid: said. Dashed: thought.',
  legendExpected: 'Dotted, with a point: how they expected to be seen',
  legendExpectedShort: 'Dotted: expected to be seen',
  /** A brainstorm has no sides. */
  middleAt: 'Middle {value}',
  halfHere: 'half of you',
  people: '{count} people',
  columnMiddle: 'Middle of all answers',
  too_few: 'Too few answers to show',
  roster: 'Too few people changed since last time to show this again',
  sinceSession: {
    closed: '{percent}% of the gap closed since session {since}',
    widened: 'The gap grew by {percent}% since session {since}',
    same: 'The gap is as it was in session {since}',
    closedShort: '{percent}% closer than session {since}',
    widenedShort: '{percent}% wider than session {since}',
    sameShort: 'As in session {since}',
  },
  /** Compared with an earlier round of the same session. */
  sinceRound: {
    closed: '{percent}% of the gap closed since round {since}',
    widened: 'The gap grew by {percent}% since round {since}',
    same: 'The gap is as it was in round {since}',
    closedShort: '{percent}% closer than round {since}',
    widenedShort: '{percent}% wider than round {since}',
    sameShort: 'As in round {since}',
  },
  /** For screen readers. */
  table: 'Results, axis {number}: {axis} (0 is {left}, 100 is {right})',
  tableFictional: 'FICTIONAL. {caption}',
  who: 'Who',
  columnSaid: 'Said',
  columnThought: '{party} had thought',
  columnSpread: 'Middle half',
  realGap: 'Real distance between {first} and {second}',
  imaginedGap: 'Distance {party} had imagined',
  shown: 'Results are shown on axis {number}.',
  movedHere: 'Moved to the results of axis {number}.',
  /** `numbers`: "2 and 3". */
  shownAll: 'Results are shown on axes {numbers}.',
  movedToAll: 'Moved to the results of axes {numbers}.',
  goThere: 'Show me',
  back: 'Back to where I was',
  stay: 'Close',
} as const

export const assessed = {
  status: {
    tabled: 'Tabled',
    tabledLong: 'Tabled: its wording and pins stay as they are.',
  },
  class: {
    common: 'Common ground',
    common_against: 'Common ground against',
    divisive: 'Sides differ',
    unresolved: 'Unresolved',
    too_few: 'Too few answers to show',
    roster: 'Not shown: too few people changed',
  },
  /** For a card's header. */
  classShort: {
    common: 'Common ground',
    common_against: 'All against',
    divisive: 'Sides differ',
    unresolved: 'Unresolved',
    too_few: 'Too few answers',
    roster: 'Not shown',
  },
  gradient: {
    endorsement: 'Yes',
    agreement_with_contention: 'Yes, small doubts',
    support_with_reservations: 'Yes, with reservations',
    abstain: 'No view',
    more_discussion_needed: 'Talk more first',
    dont_like_but_will_support: 'Don’t like it, won’t block',
    serious_disagreement: 'Serious objection',
    veto: 'Cannot accept',
  },
  group: { yes: 'Yes', noView: 'No view', no: 'No' },
  /** With one party. */
  classOne: {
    common: 'Broad support',
    common_against: 'Broadly rejected',
    divisive: 'Divided',
    unresolved: 'Unresolved',
    too_few: 'Too few answers',
    roster: 'Not shown',
  },
  table: 'What was answered',
  everyone: 'Everyone',
  answers: '{count, plural, one {1 answer} other {# answers}}',
  of: '{count} of {of}',
  yes: 'yes',
  notYet: 'not yet',
  fact: {
    sayYes: 'Say yes',
    canAccept: 'Can accept it',
    sideAccepts: 'The side accepts',
    groupAccepts: 'The group accepts',
    capital: 'Their capital',
    expects: 'Others’ yes, expected',
    did: 'Others’ yes, in fact',
  },
  capitals: { pending: 'to be asked', confirmed: 'agrees', refused: 'does not agree' },
  acceptShort: '{count} of {of} can accept',
  yesShort: '{count} of {of} say yes',
  capitalShort: {
    pending: 'asks capital',
    confirmed: 'capital agrees',
    refused: 'capital refuses',
  },
  rank: 'Place {rank} of {of} by shared support',
  bucket: {
    upper: 'In the upper third by shared support',
    middle: 'In the middle third by shared support',
    lower: 'In the lower third by shared support',
  },
  reconfirmShort: 'Reconfirm',
  reconfirm: 'Reconfirm: wording changed since',
  reconfirmLong: 'The wording changed since this was assessed. Ask everyone to confirm it again.',
} as const

export const translation = {
  confirmed: 'Confirmed',
  confirm: 'Confirm',
  outdated: 'Changed since it was confirmed',
  unconfirmed: 'Not confirmed yet',
  missing: 'Not written yet',
  mark: 'Translation out of date',
} as const

export const merged = {
  into: 'Merged into proposal {number}',
  intoShort: 'Merged into {number}',
  actionLong: 'Merge into proposal {number}: {title}',
  undo: 'Take out of the merge',
  stands: 'Also stands for: {numbers}',
} as const

export const frozen = {
  wording: 'This proposal is tabled: its wording stays until the facilitator takes it back.',
  pins: 'This proposal has been put forward: its pins stay where they are.',
  delete: 'A tabled proposal can’t be deleted. A facilitator can take it back first.',
  parked: 'An assessed proposal is kept: it moved to the parking lot.',
} as const

export const arrange = {
  park: 'Move to the parking lot',
  /** Over cards that are laid out along an axis. */
  along: 'Along axis {number}: {name}',
} as const
