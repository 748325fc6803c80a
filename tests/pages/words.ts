import { messages as en } from '@/messages/en'
import { messages as ko } from '@/messages/ko'

/** The words on the screens, so that a page object finds what a person reads in either language. */
export const words = { en, ko }

/** A message with its `{placeholders}` filled in; for plain messages, not plurals. */
export function filled(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A text as a regular expression that matches it. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
