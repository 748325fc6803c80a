import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { messagesFor } from '@/messages'
import { AppProviders } from './_components/app-providers'
import { requestLocale, requestNonce, requestTheme } from './_request/preferences'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const { common } = messagesFor(await requestLocale())
  return {
    title: { default: common.product, template: `%s · ${common.product}` },
    description: common.tagline,
    // Workshops are private; nothing here is for search engines.
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  // With a keyboard open the board shrinks instead of sliding away under it.
  interactiveWidget: 'resizes-content',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, nonce] = await Promise.all([
    requestLocale(),
    requestTheme(),
    requestNonce(),
  ])
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <link rel="stylesheet" href="/fonts/pretendard.css" />
      </head>
      <body>
        <AppProviders locale={locale} messages={messagesFor(locale)} theme={theme} nonce={nonce}>
          {children}
        </AppProviders>
      </body>
    </html>
  )
}
