import Link from 'next/link'
import { MessagePage } from '@/app/_components/message-page'
import { translator } from '@/app/_request/translator'
import { Button } from '@/ui/button'

/** Where handing over ends when this tab doesn't know the link the person before came by. */
export default async function JoinWithoutLinkPage() {
  const t = await translator('join')
  const errors = await translator('errors')
  return (
    <MessagePage title={t('noLink.title')} body={t('noLink.body')} todo={t('noLink.todo')}>
      <Button asChild>
        <Link href="/">{errors('page.toHome')}</Link>
      </Button>
    </MessagePage>
  )
}
