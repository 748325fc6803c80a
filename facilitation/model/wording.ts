import { z } from 'zod'
import type { Wording } from '@/dialogue/views'
import { wordingHash } from '@/dialogue/wording'

const wordingSchema = z.object({
  titleEn: z.string(),
  titleKo: z.string(),
  textEn: z.string(),
  textKo: z.string(),
})

/** A proposal's wording as a round kept it; null when it is something else. */
export function wordingOf(kept: unknown): Wording | null {
  const { success, data } = wordingSchema.safeParse(kept)
  return success ? data : null
}

/** The hash a result names its wording by. */
export function hashOf({ titleEn, titleKo, textEn, textKo }: Wording): string {
  return wordingHash({ title: { en: titleEn, ko: titleKo }, text: { en: textEn, ko: textKo } })
}
