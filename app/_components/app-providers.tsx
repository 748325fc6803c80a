'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Locale } from '@/dialogue/localized'
import type { Messages } from '@/messages'
import { ToastProvider } from '@/ui/toast'
import { TooltipProvider } from '@/ui/tooltip'
import { DocumentNonce } from './document-nonce'
import { ThemeProvider } from './theme'
import type { Theme } from '../_request/preference-cookies'

/** What every client component may lean on: words, theme, notices, the document's nonce. */
export function AppProviders({
  locale,
  messages,
  theme,
  nonce,
  children,
}: {
  locale: Locale
  /** Only the chosen language travels to the browser. */
  messages: Messages
  theme: Theme
  nonce?: string
  children: ReactNode
}) {
  return (
    <DocumentNonce nonce={nonce}>
      {/* Dates are formatted on the server only, so the zone is never seen; UTC keeps them equal. */}
      <IntlProvider locale={locale} messages={messages} timeZone="UTC">
        <ThemeProvider initial={theme}>
          <TooltipProvider delayDuration={400}>
            <ToastProvider
              regionLabel={messages.common.notice.region}
              dismissLabel={messages.common.notice.dismiss}
            >
              {children}
            </ToastProvider>
          </TooltipProvider>
        </ThemeProvider>
      </IntlProvider>
    </DocumentNonce>
  )
}
