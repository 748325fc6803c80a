/** What tldraw's text editor can show; a node or mark outside these lists throws when rendered. */
const NODES: ReadonlySet<string> = new Set([
  'doc',
  'paragraph',
  'text',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'hardBreak',
])
const MARKS: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'strike',
  'code',
  'link',
  'highlight',
])
/** Lists nest a few levels; a peer's text nested thousands deep would overflow the stack. */
const MAX_DEPTH = 50

type Loose = { [key: string]: unknown }
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True when a TipTap document can be rendered by tldraw without throwing [V2]. */
export function validRichText(value: unknown): boolean {
  return isObject(value) && value.type === 'doc' && validNode(value, 0)
}

function validNode(node: unknown, depth: number): boolean {
  if (!isObject(node) || depth > MAX_DEPTH) return false
  if (typeof node.type !== 'string' || !NODES.has(node.type)) return false
  if (node.type === 'text' && (typeof node.text !== 'string' || node.text === '')) return false
  if (node.attrs !== undefined && node.attrs !== null && !isObject(node.attrs)) return false
  if (node.marks !== undefined && !(Array.isArray(node.marks) && node.marks.every(validMark))) {
    return false
  }
  if (node.content === undefined || node.content === null) return true
  return Array.isArray(node.content) && node.content.every((child) => validNode(child, depth + 1))
}

function validMark(mark: unknown): boolean {
  return isObject(mark) && typeof mark.type === 'string' && MARKS.has(mark.type)
}
