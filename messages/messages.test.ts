import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/dialogue/localized'
import { ERROR_STATUS } from '@/dialogue/errors'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { messagesFor } from '.'

type Table = { readonly [key: string]: string | Table }

/** Every text with its path, e.g. `home.recent.empty`. */
function texts(table: Table, path: readonly string[] = []): [string, string][] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : texts(value, [...path, key]),
  )
}

/** Names of ICU arguments (`{name}`, `{count, plural, …}`), not the one-word arms of a plural. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/(?<!(?:=\d+|one|other) ?)\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(
    (match) => match[1] ?? '',
  )
  const tags = [...text.matchAll(/<([a-z]\w*)>/g)].map((match) => `<${match[1]}>`)
  return [...new Set([...names, ...tags])].sort()
}

const tables = {
  en: messagesFor('en') as unknown as Table,
  ko: messagesFor('ko') as unknown as Table,
}

describe('messages', () => {
  test('both languages have the same keys', () => {
    expect(
      texts(tables.ko)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      texts(tables.en)
        .map(([path]) => path)
        .sort(),
    )
  })

  test('both languages of a text use the same placeholders', () => {
    const korean = new Map(texts(tables.ko))
    const differing = texts(tables.en).filter(
      ([path, text]) => placeholders(text).join() !== placeholders(korean.get(path) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  test('no text is empty', () => {
    for (const locale of LOCALES)
      expect(texts(tables[locale]).filter(([, text]) => !text.trim())).toEqual([])
  })

  test.each(LOCALES)('every text of %s is well-formed ICU', (locale) => {
    const problems: string[] = []
    const t = createTranslator({
      locale,
      messages: messagesFor(locale),
      onError: (error) => problems.push(error.message),
    }) as unknown as (key: string, values: Record<string, unknown>) => string
    for (const [path, text] of texts(tables[locale])) {
      const values = Object.fromEntries(
        placeholders(text).map((name) =>
          name.startsWith('<')
            ? [name.slice(1, -1), (chunks: unknown) => String(chunks)]
            : [name, 2],
        ),
      )
      t(path, values)
    }
    expect(problems).toEqual([])
  })

  test('every refusal the server can make has words', () => {
    expect(Object.keys(messagesFor('en').errors.code).sort()).toEqual(
      Object.keys(ERROR_STATUS).sort(),
    )
  })

  test('every final close reason has words', () => {
    const final = Object.entries(CLOSE_REASONS).filter(([, code]) => code < 4500)
    for (const [reason] of final) expect(messagesFor('en').sync.closed).toHaveProperty(reason)
  })
})
