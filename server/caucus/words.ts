import { LOCALES, type Locale, type LocalizedText } from '@/dialogue/localized'
import type { Party } from '@/dialogue/workshop'

/** Words that go onto boards, where both languages are kept. */

export function caucusTitle({ name }: Party): LocalizedText {
  const en = name.en || name.ko
  const ko = name.ko || name.en
  return { en: `Caucus: ${en}`, ko: `${ko} 내부 협의` }
}

/** What the frame of a release is called: a frame has one name, so it has both languages. */
export function releaseName({ short }: Party, first: Locale): string {
  const names = { en: `From ${short.en || short.ko}`, ko: `${short.ko || short.en} 측에서` }
  const second = LOCALES.find((locale) => locale !== first) ?? first
  return `${names[first]} · ${names[second]}`
}
