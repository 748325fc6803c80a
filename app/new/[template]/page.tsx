import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ArrowLeft } from 'lucide-react'
import { SiteHeader } from '@/app/_components/site-header'
import { translator } from '@/app/_request/translator'
import { TEMPLATE_IDS, templateContent } from '@/dialogue/templates'
import { messagesFor } from '@/messages'
import { NewWorkshop } from './_components/new-workshop'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('start')
  return { title: t('heading') }
}

export default async function NewWorkshopPage({
  params,
}: {
  params: Promise<{ template: string }>
}) {
  const { template } = await params
  const id = TEMPLATE_IDS.find((known) => known === template)
  if (!id) notFound()
  const home = await translator('home')
  const common = await translator('common')
  const name = {
    'us-rok-space': home('templates.usRokSpace.name'),
    blank: home('templates.blank.name'),
    brainstorm: home('templates.brainstorm.name'),
  }[id]
  return (
    <>
      <SiteHeader wide />
      <main id="content" className="mx-auto w-full max-w-7xl px-5 pt-4 pb-20 sm:px-8">
        <Link
          href="/"
          className="inline-flex items-center gap-1.5 rounded-chip text-sm text-soft hover:text-ink"
        >
          <ArrowLeft size={16} aria-hidden />
          {common('action.back')}
        </Link>
        <h1 className="mt-3 mb-8 text-3xl font-bold tracking-[-0.02em]">{name}</h1>
        <NewWorkshop
          template={id}
          content={templateContent(id)}
          editable={id === 'blank'}
          versus={{
            en: messagesFor('en').start.axes.versus,
            ko: messagesFor('ko').start.axes.versus,
          }}
        />
      </main>
    </>
  )
}
