import Link from 'next/link'
import { classNames } from '@/ui/class-names'
import { translator } from '../_request/translator'
import { PreferenceMenu } from './preference-menu'
import { Wordmark } from './wordmark'

/** On every page but the board, which has a bar of its own. */
export async function SiteHeader({ wide = false }: { wide?: boolean }) {
  const t = await translator('common')
  return (
    <header
      className={classNames(
        'mx-auto flex h-16 w-full items-center justify-between px-5 sm:px-8',
        wide ? 'max-w-7xl' : 'max-w-6xl',
      )}
    >
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
