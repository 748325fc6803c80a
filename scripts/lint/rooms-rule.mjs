/** The ESLint rule that enforces the table of `rooms.mjs` on relative, alias and dynamic imports. */
import { dirname, posix, relative, sep } from 'node:path'
import { refusal } from './rooms.mjs'

/** @param {string} path */
const withSlashes = (path) => path.split(sep).join('/')

/**
 * What an import specifier means for a file of the project.
 *
 * @param {string} from the importing file, relative to the project, with `/`
 * @param {string} specifier
 * @returns {{ path: string } | { name: string }}
 */
export function targetOf(from, specifier) {
  if (specifier.startsWith('@/')) return { path: posix.normalize(specifier.slice(2)) }
  if (specifier.startsWith('.')) return { path: posix.join(posix.dirname(from), specifier) }
  return { name: specifier }
}

/** @type {import('eslint').Rule.RuleModule} */
const rooms = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: { refused: '{{ why }}' },
  },
  create(context) {
    const { root } = context.options[0]
    const from = withSlashes(relative(root, context.filename))
    /** @param {{ source?: { value?: unknown } | null }} node */
    const check = (node) => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string') return
      const why = refusal(from, targetOf(from, specifier))
      if (why)
        context.report({ node: /** @type {any} */ (node), messageId: 'refused', data: { why } })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    }
  },
}

export const roomsPlugin = { meta: { name: 'rooms' }, rules: { arrows: rooms } }

/** The folder this project lives in, for the rule's `root` option. */
export const projectRoot = dirname(dirname(import.meta.dirname))
