import type { Locale } from '@/dialogue/localized'

/** Read by the server at every page, written by the switches in the header. */
export const LOCALE_COOKIE = 'cg_locale'
export const THEME_COOKIE = 'cg_theme'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** In the browser only. */
export function rememberLocale(locale: Locale): void {
  remember(LOCALE_COOKIE, locale)
}

/** In the browser only. */
export function rememberTheme(theme: Theme): void {
  remember(THEME_COOKIE, theme)
}

function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`
}
