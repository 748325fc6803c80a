import { textIn } from '@/dialogue/localized'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import type { DrawView } from '../../drawing/view'
import {
  bandText,
  binTexts,
  cellText,
  convergenceText,
  figureText,
  headlineText,
  middleHalf,
  partyText,
  type RevealParty,
} from './reveal-words'

/** The plot's numbers as a table, for screen readers: nothing of the plot is only drawn. */
export function RevealTable(props: {
  axis: AxisProps
  result: PublishedAxisResult
  parties: readonly RevealParty[]
  fictional: boolean
  view: Pick<DrawView, 'words' | 'locale'>
}) {
  const { axis, result, parties, fictional, view } = props
  const { words, locale } = view
  const caption = words('reveal.table', {
    number: String(axis.number),
    axis: textIn(axis.name, locale),
    left: textIn(axis.left, locale),
    right: textIn(axis.right, locale),
  })
  const title = fictional ? words('reveal.tableFictional', { caption }) : caption
  const name = (id: string) => partyText(parties, id, view)
  if (result.suppressed)
    return (
      <p className="sr-only">
        {title}: {words(`reveal.${result.suppressed}`)}
      </p>
    )
  const thinkers = result.parties.filter(({ party }) =>
    result.thoughts.some(({ by }) => by === party),
  )
  // Alone there are no sides: nothing names one.
  const isAlone = result.parties.length === 1
  const hasSpread = result.parties.some(({ said }) => said && middleHalf(said))
  return (
    <div className="sr-only">
      <p>{headlineText(result, parties, view)}</p>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {!isAlone && <th scope="col">{words('reveal.who')}</th>}
            <th scope="col">{words(isAlone ? 'reveal.columnMiddle' : 'reveal.columnSaid')}</th>
            {hasSpread && <th scope="col">{words('reveal.columnSpread')}</th>}
            {thinkers.map(({ party }) => (
              <th key={party} scope="col">
                {words('reveal.columnThought', { party: name(party) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.parties.map(({ party, said }) => {
            const half = said && middleHalf(said)
            return (
              <tr key={party}>
                {!isAlone && <th scope="row">{name(party)}</th>}
                <td>{said && cellText(said, view)}</td>
                {hasSpread && <td>{half && bandText(half, view)}</td>}
                {thinkers.map(({ party: by }) => {
                  const thought = result.thoughts.find((one) => one.by === by && one.of === party)
                  return <td key={by}>{thought && cellText(thought.cell, view)}</td>
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      <ul>
        {result.pairs.flatMap((pair) => [
          <li key={`${pair.a}/${pair.b}`}>
            {words('reveal.realGap', { first: name(pair.a), second: name(pair.b) })}:{' '}
            {figureText(pair.gap, view)}
          </li>,
          ...pair.imagined.map(({ by, figure }) => (
            <li key={`${pair.a}/${pair.b}/${by}`}>
              {words('reveal.imaginedGap', { party: name(by) })}: {figureText(figure, view)}
            </li>
          )),
          ...(pair.convergence
            ? [
                <li key={`${pair.a}/${pair.b}/since`}>
                  {convergenceText(pair.convergence, 'long', view)}
                </li>,
              ]
            : []),
        ])}
        {result.thoughts.map(({ by, of, meta }) => {
          const seen = result.thoughts.find((one) => one.by === of && one.of === by)
          return (
            meta &&
            seen && (
              <li key={`${by}/${of}/expected`}>
                {words('reveal.expectedLong', {
                  party: name(by),
                  other: name(of),
                  value: cellText(meta.cell, view),
                  seen: cellText(seen.cell, view),
                })}
              </li>
            )
          )
        })}
        {isAlone &&
          result.parties
            .flatMap(({ said }) => (said ? binTexts(said, view) : []))
            .map((text) => <li key={text}>{text}</li>)}
      </ul>
    </div>
  )
}
