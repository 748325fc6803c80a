/**
 * Reads cells as spreadsheets put them on the clipboard. Excel and Google Sheets write tabs between cells and line
 * ends between rows; a cell that holds a tab, a line end or a quotation mark they put in quotation marks, its own
 * ones doubled. Files write commas or, where those are decimal signs, semicolons (RFC 4180 otherwise).
 */
export type Table = string[][]

/** A clipboard may hold a whole workbook. */
const MOST_ROWS = 5000
const MOST_COLUMNS = 30

/** The cells of a text, rows of equal length without empty ones at the ends; no rows for an empty text. */
export function readTable(text: string): Table {
  if (text.includes('\t')) return tidy(delimited(text, '\t'))
  for (const delimiter of [',', ';']) {
    const table = tidy(delimited(text, delimiter))
    // One sentence with a comma is no table: every row has to have the same columns.
    const [first] = delimited(text, delimiter)
    const isEven = delimited(text, delimiter)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .every((row) => row.length === first?.length)
    if (isEven && table.length > 1 && (table[0]?.length ?? 0) > 1) return table
  }
  return tidy(delimited(text, '\t'))
}

/** The first table of a page's piece, as cells; null when it has none. Runs no script, loads nothing. */
export function readHtmlTable(html: string): Table | null {
  if (!/<table[\s>]/i.test(html)) return null
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const rows = [...table.rows].slice(0, MOST_ROWS).map((row) =>
    [...row.cells].slice(0, MOST_COLUMNS).map((cell) => {
      for (const br of cell.querySelectorAll('br')) br.replaceWith('\n')
      return (cell.textContent ?? '').replace(/[^\S\n]+/g, ' ')
    }),
  )
  return tidy(rows)
}

/**
 * What a clipboard holds, when it is cells: the plain text tells them apart where it has tabs; else a table among
 * its formatted text. Null when it is something else.
 */
export function pastedTable(plain: string, html: string): Table | null {
  // What tldraw itself copied.
  if (html.includes('data-tldraw')) return null
  const table = plain.includes('\t') ? readTable(plain) : readHtmlTable(html)
  if (!table || table.length === 0) return null
  return table
}

function delimited(text: string, delimiter: string): Table {
  const rows: Table = []
  let row: string[] = []
  let at = 0
  const endOfRow = () => {
    rows.push(row)
    row = []
  }
  while (at < text.length && rows.length < MOST_ROWS) {
    const quoted = text[at] === '"' ? quotedCell(text, at, delimiter) : null
    const end = quoted ? quoted.end : plainEnd(text, at, delimiter)
    if (row.length < MOST_COLUMNS) row.push(quoted ? quoted.cell : text.slice(at, end))
    const next = text[end]
    at = end + 1
    if (next === delimiter) {
      // A delimiter at the very end has an empty cell behind it.
      if (at === text.length) row.push('')
      continue
    }
    endOfRow()
    if (next === '\r' && text[at] === '\n') at += 1
  }
  if (row.length > 0) endOfRow()
  return rows
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
    at += 1
  }
  return at
}

/**
 * The cell that begins with this quotation mark, and where it ends. Null when none closes it at a cell's end: it
 * is then a mark that somebody wrote, which Excel doesn't double.
 */
function quotedCell(text: string, from: number, delimiter: string) {
  let at = from + 1
  for (;;) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return null
    if (text[mark + 1] === '"') {
      at = mark + 2
      continue
    }
    const next = text[mark + 1]
    if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null
    return { cell: text.slice(from + 1, mark).replaceAll('""', '"'), end: mark + 1 }
  }
}

function tidy(rows: Table): Table {
  const trimmed = rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n').trim()))
  const isFull = (row: readonly string[]) => row.some((cell) => cell !== '')
  const first = trimmed.findIndex(isFull)
  if (first < 0) return []
  const used = trimmed.slice(first, trimmed.findLastIndex(isFull) + 1)
  const width = Math.max(...used.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return used.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''))
}
