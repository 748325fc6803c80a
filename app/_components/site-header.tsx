import Link from 'next/link'
import { translator } from '../_request/translator'
import { PreferenceMenu } from './preference-menu'
import { Wordmark } from './wordmark'

/** On every page but the board, which has a bar of its own. */
export async function SiteHeader() {
  const t = await translator('common')
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between px-5 sm:px-8">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:rounded-chip focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        {t('skipToContent')}
      </a>
      <Link
        href="/"
        prefetch={false}
        aria-label={`${t('product')} – ${t('home')}`}
        className="rounded-chip"
      >
        <Wordmark name={t('product')} />
      </Link>
      <PreferenceMenu />
    </header>
  )
}
