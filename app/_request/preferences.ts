import { cookies, headers } from 'next/headers'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { LOCALE_COOKIE, THEME_COOKIE, THEMES, type Theme } from './preference-cookies'

/** The language chosen in the header, else the browser's first one that is ours, else English. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  const known = LOCALES.find((locale) => locale === chosen)
  return known ?? preferredLocale((await headers()).get('accept-language') ?? '')
}

/** `system` unless a choice was made. */
export async function requestTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value
  return THEMES.find((theme) => theme === chosen) ?? 'system'
}

/** The nonce `proxy.ts` gave this request, or undefined where it doesn't run. */
export async function requestNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined
}

/** The best match of an `Accept-Language` header, e.g. `ko-KR,ko;q=0.9,en;q=0.8` → `ko`. */
export function preferredLocale(acceptLanguage: string): Locale {
  const ranked = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0], q: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { language } of ranked) {
    const known = LOCALES.find((locale) => locale === language)
    if (known) return known
  }
  return 'en'
}
