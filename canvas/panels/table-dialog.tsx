import { useEditor } from '@tldraw/editor'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { Dialog } from '@/ui/dialog'
import { SelectField, TextArea } from '@/ui/field'
import { announce, announceDone } from '../announce'
import { useBoardSettings } from '../board-settings'
import { sortingWords, type SortingWords } from '../sorting/words'
import { addRows } from '../table/add-rows'
import { readTable, type Table } from '../table/read-table'
import {
  COLUMN_ROLES,
  MAKES,
  planTable,
  suggestChoice,
  type ColumnRole,
  type PlanProblem,
  type TableChoice,
} from '../table/table-plan'

const MENU_ID = 'table-dialog'
const MOST_SHOWN = 6

/** Cells to notes or cards: what goes where, what would be left out, and a look before it is done. */
export function TableDialog(props: {
  text: string
  point: { x: number; y: number } | null
  onClose: () => void
}) {
  const { point, onClose } = props
  const editor = useEditor()
  const { locale, parties, role, party } = useBoardSettings()
  const words = sortingWords(locale)
  const [text, setText] = useState(props.text)
  const table = useMemo(() => readTable(text), [text])
  const suggested = useMemo(() => suggestChoice(table), [table])
  // What was chosen holds for the cells it was chosen for.
  const [chosen, setChosen] = useState<{ table: Table; choice: TableChoice } | null>(null)
  const choice = chosen?.table === table ? chosen.choice : suggested
  const choose = (change: Partial<TableChoice>) =>
    setChosen({ table, choice: { ...choice, ...change } })
  const side = role === 'facilitator' ? null : party
  const plan = useMemo(
    () => planTable(table, choice, { parties, side }),
    [table, choice, parties, side],
  )
  const count = plan.cards.length + plan.notes.length

  // tldraw's shortcuts stay quiet while one of its menus is open, and this counts as one.
  useEffect(() => {
    editor.menus.addOpenMenu(MENU_ID)
    return () => editor.menus.deleteOpenMenu(MENU_ID)
  }, [editor])

  const add = () => {
    const added = addRows(editor, plan, point)
    if (added) announceDone(editor, words('table.added', { count: added }))
    else if (added === 0) announce(editor, words('table.problem.full'))
    onClose()
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={words('table.title')}
      lead={props.text === '' ? words('table.lead') : undefined}
      closeLabel={words('table.cancel')}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        {(props.text === '' || table.length === 0) && (
          <TextArea
            label={words('table.paste')}
            placeholder={words('table.pastePlaceholder')}
            className="[&_textarea]:max-h-32"
            value={text}
            hint={table.length === 0 ? words('table.empty') : undefined}
            autoFocus
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        {table.length > 0 && (
          <>
            <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
              <SelectField
                label={words('table.make')}
                className="w-full sm:w-72"
                value={choice.make}
                onChange={({ currentTarget: { value } }) =>
                  choose({ make: MAKES.find((make) => make === value) ?? 'rows' })
                }
              >
                {MAKES.map((make) => (
                  <option key={make} value={make}>
                    {words(`table.as.${make}`)}
                  </option>
                ))}
              </SelectField>
              <Check
                className="min-h-11 items-center"
                label={words('table.header')}
                checked={choice.header}
                onChange={({ currentTarget }) => choose({ header: currentTarget.checked })}
              />
            </div>
            <Preview table={table} choice={choice} onRoles={(roles) => choose({ roles })} />
            <ul role="status" className="flex flex-col gap-1 text-[13px] text-warn empty:hidden">
              {plan.problems.map((problem) => (
                <li key={problem.kind}>{problemText(problem, words)}</li>
              ))}
            </ul>
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words('table.cancel')}</Button>
          <Button look="primary" type="submit" disabled={count === 0}>
            {words(choice.make === 'cards' ? 'table.addCards' : 'table.addNotes', { count })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The first rows as they were read, with what each column holds over it. */
function Preview(props: {
  table: Table
  choice: TableChoice
  onRoles: (roles: ColumnRole[]) => void
}) {
  const { table, choice, onRoles } = props
  const words = sortingWords(useBoardSettings().locale)
  const names = (table[0] ?? []).map((cell, i) =>
    choice.header && cell ? cell : words('table.column', { number: String(i + 1) }),
  )
  const rows = choice.header ? table.slice(1) : table
  const shown = rows.slice(0, MOST_SHOWN)
  const isByColumn = choice.make !== 'cells'
  const offered = choice.make === 'cards' ? COLUMN_ROLES : NOTE_ROLES
  return (
    <section aria-label={words('table.preview')} className="flex flex-col gap-1.5">
      <div className="overflow-x-auto rounded-control border border-line">
        <table className="w-full border-collapse text-left text-[13px]">
          <thead>
            <tr className="border-b border-line bg-sunken align-bottom">
              {names.map((name, column) => (
                <th key={column} scope="col" className="min-w-36 p-2 font-semibold">
                  <span className="line-clamp-1 px-1 pb-1 wrap-anywhere">{name}</span>
                  {isByColumn && (
                    <SelectField
                      label={words('table.role', { name })}
                      labelHidden
                      value={
                        offered.includes(choice.roles[column]!) ? choice.roles[column] : 'ignore'
                      }
                      onChange={({ currentTarget: { value } }) =>
                        onRoles(
                          names.map((_, i) =>
                            i === column
                              ? (COLUMN_ROLES.find((role) => role === value) ?? 'ignore')
                              : (choice.roles[i] ?? 'ignore'),
                          ),
                        )
                      }
                    >
                      {offered.map((role) => (
                        <option key={role} value={role}>
                          {words(`table.roles.${role}`)}
                        </option>
                      ))}
                    </SelectField>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <tr key={i} className="border-b border-line align-top last:border-b-0">
                {row.map((cell, column) => (
                  <td
                    key={column}
                    className={
                      isByColumn && choice.roles[column] === 'ignore'
                        ? 'p-2 px-3 text-faint line-through'
                        : 'p-2 px-3'
                    }
                  >
                    <span className="line-clamp-2 wrap-anywhere whitespace-pre-line">{cell}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && (
        <p className="text-[13px] text-soft">
          {words('table.more', { count: String(rows.length - shown.length) })}
        </p>
      )}
    </section>
  )
}

/** A note is one text: its language and its side are nowhere. */
const NOTE_ROLES: readonly ColumnRole[] = ['title', 'text', 'tags', 'ignore']

function problemText(problem: PlanProblem, words: SortingWords): string {
  switch (problem.kind) {
    case 'tooMany':
      return words('table.problem.tooMany', {
        max: String(problem.max),
        count: String(problem.count),
      })
    case 'cutTitles':
    case 'cutTexts':
      return words(`table.problem.${problem.kind}`, {
        max: String(problem.max),
        count: problem.count,
      })
    case 'emptyRows':
      return words('table.problem.emptyRows', { count: problem.count })
    case 'unknownSides':
      return words('table.problem.unknownSides', { count: problem.count, names: problem.names })
    case 'noTitle':
    case 'nothing':
    case 'ownSide':
      return words(`table.problem.${problem.kind}`)
  }
}
