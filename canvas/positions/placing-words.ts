import { textIn } from '@/dialogue/localized'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import type { BoardSettings } from '../board-settings'
import type { DrawView } from '../drawing/view'
import { leansTo } from '../shapes/axis/axis-shape-util'
import { questionsOf, type PlacingQuestion, type PlacingState } from './placing'

type View = Pick<DrawView, 'words' | 'locale'>

/** What the lane asks. */
export function questionText(question: PlacingQuestion, settings: BoardSettings, { words }: View) {
  if (question.kind === 'self') return words('placing.self')
  return question.kind === 'estimate'
    ? words('placing.estimate', { party: shortOf(question.of, settings) })
    : words('placing.meta', { party: shortOf(question.by, settings) })
}

/** "1 of 2"; '' where there is only one question. */
export function stepText(
  question: PlacingQuestion,
  placing: PlacingState,
  { words }: View,
): string {
  const all = questionsOf(placing)
  const place = all.findIndex((each) => JSON.stringify(each) === JSON.stringify(question))
  if (all.length < 2) return ''
  return words('placing.step', { place: String(place + 1), count: String(all.length) })
}

/** Beside a mark. */
export function markText(question: PlacingQuestion, settings: BoardSettings, { words }: View) {
  if (question.kind === 'self') return words('placing.you')
  return question.kind === 'estimate'
    ? words('placing.youThink', { party: shortOf(question.of, settings) })
    : words('placing.theyThink', { party: shortOf(question.by, settings) })
}

/** What a slider is called. */
export function sliderName(
  question: PlacingQuestion,
  props: Pick<AxisProps, 'name'>,
  settings: BoardSettings,
  { words, locale }: View,
): string {
  const axis = textIn(props.name, locale)
  if (question.kind === 'self') return words('placing.selfSlider', { axis })
  return question.kind === 'estimate'
    ? words('placing.estimateSlider', { axis, party: shortOf(question.of, settings) })
    : words('placing.metaSlider', { axis, party: shortOf(question.by, settings) })
}

/** "72, leans to Specialization". */
export function valueText(
  props: Pick<AxisProps, 'left' | 'right'>,
  value: number | null,
  view: View,
): string {
  if (value === null) return view.words('placing.unmarked')
  return view.words('placing.value', {
    value: String(value),
    leaning: leansTo(props, value, view),
  })
}

function shortOf(id: string, { parties, locale }: BoardSettings): string {
  const party = parties.find((one) => one.id === id)
  return party ? textIn(party.short, locale) : id
}
