import { createTranslator } from 'use-intl/core'
import { messagesFor, type Messages, type Topic } from '@/messages'
import { requestLocale } from './preferences'

/** `useTranslations` for server components. */
export async function translator<Name extends Topic>(topic: Name) {
  const locale = await requestLocale()
  const messages = messagesFor(locale)
  return createTranslator<Messages, Name>({ locale, messages, namespace: topic } as never)
}
