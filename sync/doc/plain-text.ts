/** The letters of a rich text (TipTap document), blocks joined by a space; '' for anything else. */
export function plainText(richText: unknown): string {
  return blocks(richText).join(' ').trim()
}

const BLOCKS: ReadonlySet<unknown> = new Set(['paragraph', 'heading'])

function blocks(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown }
  if (type === 'hardBreak') return [' ']
  if (typeof text === 'string') return [text]
  const inside = Array.isArray(content) ? content.flatMap(blocks) : []
  return BLOCKS.has(type) ? [inside.join('')] : inside
}
