import type { TLAsset, TLShape } from '@tldraw/tlschema'

/** Props that hold words. Everything else in a valid record is a number, a choice or an id. */
const WORDS: ReadonlySet<string> = new Set([
  'name',
  'text',
  'url',
  'altText',
  'titleEn',
  'titleKo',
  'textEn',
  'textKo',
  'title',
  'description',
  'src',
])
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listItem'])

/** Every text of a shape and of its asset, also those that aren't drawn: links, descriptions. */
export function textsOf(shape: TLShape, asset: TLAsset | null): string[] {
  const found: string[] = []
  const add = (text: string) => {
    const words = text.trim()
    if (words !== '' && !found.includes(words)) found.push(words)
  }
  const read = (props: object) => {
    for (const [key, value] of Object.entries(props as Record<string, unknown>)) {
      if (key === 'richText') richText(value, add)
      else if (!WORDS.has(key)) continue
      else if (typeof value === 'string') add(value)
      else if (typeof value === 'object' && value !== null) {
        for (const part of Object.values(value)) if (typeof part === 'string') add(part)
      }
    }
  }
  read(shape.props)
  if (asset?.type === 'bookmark') read(asset.props)
  return found
}

interface Node {
  type?: unknown
  text?: unknown
  marks?: unknown
  content?: unknown
}

/** Line by line, each link's address after it. */
function richText(value: unknown, add: (text: string) => void): void {
  const lines: string[] = ['']
  const links: string[] = []
  const walk = (node: Node) => {
    if (typeof node.text === 'string') lines[lines.length - 1] += node.text
    if (node.type === 'hardBreak') lines.push('')
    if (Array.isArray(node.marks)) {
      for (const mark of node.marks as { attrs?: { href?: unknown } }[]) {
        if (typeof mark.attrs?.href === 'string') links.push(mark.attrs.href)
      }
    }
    if (!Array.isArray(node.content)) return
    for (const child of node.content as Node[]) {
      walk(child)
      if (BLOCKS.has(String(child.type))) lines.push('')
    }
  }
  walk(value as Node)
  add(lines.filter((line) => line.trim() !== '').join('\n'))
  links.forEach(add)
}
