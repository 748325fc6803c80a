import Link from 'next/link'
import { Button } from '@/ui/button'
import { MessagePage } from './_components/message-page'
import { translator } from './_request/translator'

export default async function NotFound() {
  const t = await translator('errors')
  return (
    <MessagePage title={t('page.notFound.title')} body={t('page.notFound.body')}>
      <Button asChild look="primary">
        <Link href="/">{t('page.toHome')}</Link>
      </Button>
    </MessagePage>
  )
}
