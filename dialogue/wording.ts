import { z } from 'zod'
import { localizedTextSchema } from './localized'
import { sha256 } from './sha256'
import { MAX_LENGTH } from './workshop'

/** What a proposal says, in both languages. */
export const wordingSchema = z.strictObject({
  title: localizedTextSchema(MAX_LENGTH.cardTitle),
  text: localizedTextSchema(MAX_LENGTH.cardText),
})
export type Wording = z.infer<typeof wordingSchema>

/**
 * SHA-256 of title and text in both languages: what people confirmed and supported. Any other
 * wording has another hash; how a letter is composed (NFC) and how a line ends does not count.
 */
export function wordingHash({ title, text }: Wording): string {
  const parts = [title.en, title.ko, text.en, text.ko]
  return sha256(JSON.stringify(parts.map((part) => part.normalize('NFC').replace(/\r\n?/g, '\n'))))
}
