import type { TLRichText } from '@tldraw/tlschema'
import { addPiece, type Delta, type Piece, type Token } from './delta'
import { jsonEqual, type Json } from './json'

/**
 * Rich text (a TipTap document) in a line, so that it can be shared text and merge letter by letter
 * [L6]. Every block ends with a line break; all else is tokens:
 *
 * - `{block, attrs?, in?, joins?}` before a block's line break: its type when it is more than a plain
 *   paragraph; `in` names the lists around it from the outside in, each with an item; `joins` says
 *   how many of those lists and items are the previous block's own, when it isn't the usual number.
 * - `{open: mark}` and `{close: type}`: formatting of what is between; it ends with the block.
 * - `{inline: 'hardBreak'}`.
 *
 * A block's style is apart from its line break: two people who change the style of one block leave
 * two styles, of which one is shown, and not two blocks.
 */
type Node = { type: string; attrs?: Attrs; content?: Node[]; text?: string; marks?: Mark[] }
type Mark = { type: string; attrs?: Attrs }
type Attrs = Record<string, Json>
type List = { list: string; attrs?: Attrs }

/** In the order in which tldraw's text editor sorts them. */
const MARKS = ['highlight', 'link', 'bold', 'code', 'italic', 'strike'] as const

type Check = (value: unknown) => boolean
const isTextOrNull: Check = (value) => value === null || typeof value === 'string'
const isDirection: Check = (value) => value === 'auto' || value === 'ltr' || value === 'rtl'

/** What nodes and marks may carry; other types carry nothing. */
const ATTRS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  paragraph: { dir: isDirection },
  heading: {
    dir: isDirection,
    level: (value) => [1, 2, 3, 4, 5, 6].includes(value as number),
  },
  orderedList: { start: Number.isSafeInteger, type: isTextOrNull },
  link: { href: isTextOrNull, target: isTextOrNull, rel: isTextOrNull, class: isTextOrNull },
}

/** More than anyone nests, less than would overflow a stack. */
const MAX_LISTS = 20

/**
 * Rich text in a line, or null when it wouldn't read back exactly as it is: it holds something that
 * tldraw's text editor doesn't make, such as a line break inside a run of letters.
 */
export function richTextToDelta(richText: unknown): Delta | null {
  const doc = richText as Node
  const delta: Piece[] = []
  try {
    let before: Place = { lists: [], path: [] }
    for (const { leaf, ...place } of leavesOf(doc, [], [])) {
      addInline(delta, leaf.content ?? [])
      const style = styleOf(leaf, place, before)
      if (style) addPiece(delta, style)
      addPiece(delta, '\n')
      before = place
    }
  } catch {
    return null
  }
  return jsonEqual(deltaToRichText(delta), richText) ? delta : null
}

interface Place {
  lists: List[]
  /** Lists and items around a block, each by where it is. */
  path: string[]
}

function* leavesOf(
  parent: Node,
  lists: List[],
  path: string[],
): Generator<Place & { leaf: Node }, void> {
  if (lists.length > MAX_LISTS) throw new Error('too deep')
  for (const [at, node] of (parent.content ?? []).entries()) {
    const inside = [...path, `${path.at(-1) ?? ''}/${at}`]
    if (isList(node.type)) yield* leavesOf(node, [...lists, listOf(node)], inside)
    else if (node.type === 'listItem') yield* leavesOf(node, lists, inside)
    else yield { leaf: node, lists, path }
  }
}

const isList = (type: unknown) => type === 'bulletList' || type === 'orderedList'
const listOf = ({ type, attrs }: Node): List => ({ list: type, ...(attrs && { attrs }) })

function styleOf({ type, attrs }: Node, place: Place, before: Place): Token | null {
  const { lists, path } = place
  if (type === 'paragraph' && !attrs && lists.length === 0) return null
  let joins = 0
  while (joins < path.length && path[joins] === before.path[joins]) joins++
  const isUsual = joins === usualJoins(lists, before.lists)
  return {
    block: type,
    ...(attrs && { attrs }),
    ...(lists.length > 0 && { in: lists as unknown as Json }),
    ...(!isUsual && { joins }),
  }
}

/** A block in lists is, unless it says otherwise, a new item of the list it can continue. */
function usualJoins(lists: readonly List[], before: readonly List[]): number {
  return Math.min(Math.max(lists.length * 2 - 1, 0), possibleJoins(lists, before))
}

function possibleJoins(lists: readonly List[], before: readonly List[]): number {
  let common = 0
  while (common < lists.length && jsonEqual(lists[common], before[common])) common++
  return common * 2
}

function addInline(delta: Piece[], nodes: readonly Node[]): void {
  let open: readonly Mark[] = []
  const change = (marks: readonly Mark[]) => {
    for (const mark of [...open].reverse()) {
      if (!marks.some((each) => jsonEqual(each, mark))) addPiece(delta, { close: mark.type })
    }
    for (const mark of marks) {
      if (!open.some((each) => jsonEqual(each, mark))) addPiece(delta, { open: mark as Json })
    }
    open = marks
  }
  for (const { type, text, marks } of nodes) {
    change(marks ?? [])
    addPiece(delta, type === 'text' ? text! : { inline: type })
  }
  change([])
}

/**
 * The rich text that a line makes: always one that tldraw can show and edit [V2], whatever a peer
 * wrote. Tokens nobody knows count for nothing; letters are never left out.
 */
export function deltaToRichText(delta: Delta): TLRichText {
  const reader = new Reader()
  for (const piece of delta) reader.take(piece)
  return reader.finish()
}

class Reader {
  private readonly doc: { type: 'doc'; content: Node[] } = { type: 'doc', content: [] }
  /** Lists and items around the last block, from the outside in. */
  private chain: Node[] = []
  private lists: List[] = []
  private inline: Node[] = []
  private style: Token = {}
  private readonly open = new Map<string, Mark[]>()

  take(piece: Piece): void {
    if (typeof piece === 'string') {
      for (const [at, line] of piece.split('\n').entries()) {
        if (at > 0) this.endBlock()
        if (line !== '') this.addText(line)
      }
    } else if ('block' in piece) this.style = piece
    else if ('open' in piece) this.openMark(piece.open)
    else if (typeof piece.close === 'string') this.open.get(piece.close)?.pop()
    else if (piece.inline === 'hardBreak') this.inline.push({ type: 'hardBreak', ...this.marks() })
  }

  finish(): TLRichText {
    if (this.inline.length > 0 || this.doc.content.length === 0) this.endBlock()
    return this.doc
  }

  private openMark(value: Json | undefined): void {
    const mark = isObject(value) ? MARKS.find((type) => type === value.type) : undefined
    if (!mark) return
    const open = this.open.get(mark) ?? []
    this.open.set(mark, open)
    open.push({ type: mark, ...attrsOf(mark, (value as Attrs).attrs) })
  }

  private marks(): { marks?: Mark[] } {
    const marks = MARKS.flatMap((type) => this.open.get(type)?.slice(-1) ?? [])
    return marks.length > 0 ? { marks } : {}
  }

  private addText(text: string): void {
    const { marks } = this.marks()
    const last = this.inline.at(-1)
    if (last?.type === 'text' && jsonEqual(last.marks ?? [], marks ?? [])) last.text += text
    else this.inline.push({ type: 'text', text, ...(marks && { marks }) })
  }

  private endBlock(): void {
    const { style } = this
    const isNewItem = this.enterLists(style)
    // An item begins with a paragraph.
    const type = style.block === 'heading' && !isNewItem ? 'heading' : 'paragraph'
    const parent = this.chain.at(-1) ?? this.doc
    parent.content ??= []
    const content = this.inline.length > 0 ? { content: this.inline } : {}
    parent.content.push({ type, ...attrsOf(type, style.attrs), ...content })
    this.inline = []
    this.style = {}
    this.open.clear()
  }

  /** Opens the lists and items that the block is in; says whether it begins an item. */
  private enterLists(style: Token): boolean {
    let lists = readLists(style.in)
    const wanted = typeof style.joins === 'number' ? style.joins : lists.length * 2 - 1
    const possible = possibleJoins(lists, this.lists)
    const joins = Math.max(0, Math.min(Math.trunc(wanted), possible)) || 0
    // An item can't begin with a list: levels in between, whose own first block is gone, go too.
    const kept = Math.ceil(joins / 2)
    if (joins % 2 === 1) lists = lists.slice(0, kept)
    else if (lists.length > kept) lists = [...lists.slice(0, kept), lists.at(-1)!]
    this.chain = this.chain.slice(0, joins)
    for (let at = joins; at < lists.length * 2; at++) {
      const { list, attrs } = lists[at >> 1]!
      const node: Node =
        at % 2 === 1 ? { type: 'listItem' } : { type: list, ...(attrs && { attrs }) }
      const parent = this.chain.at(-1) ?? this.doc
      parent.content ??= []
      parent.content.push(node)
      this.chain.push(node)
    }
    this.lists = lists
    return joins < lists.length * 2
  }
}

function readLists(value: Json | undefined): List[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, MAX_LISTS).flatMap((each): List[] => {
    if (!isObject(each) || !isList(each.list)) return []
    const list = each.list as string
    return [{ list, ...attrsOf(list, each.attrs) }]
  })
}

/** The attributes that this type may carry. */
function attrsOf(type: string, value: Json | undefined): { attrs?: Attrs } {
  if (!isObject(value)) return {}
  const checks = ATTRS[type] ?? {}
  const fits = (name: string) => Object.hasOwn(checks, name) && checks[name]!(value[name])
  return { attrs: Object.fromEntries(Object.entries(value).filter(([name]) => fits(name))) }
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
