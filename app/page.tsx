import type { Metadata } from 'next'
import Link from 'next/link'
import { ArrowRight } from 'lucide-react'
import type { TemplateId } from '@/dialogue/templates'
import { services } from '@/server/services'
import { SiteHeader } from './_components/site-header'
import { RecentWorkshops } from './_components/recent-workshops'
import { SampleSession } from './_components/sample-session'
import { TemplatePreview } from './_preview/template-preview'
import { participations } from './_request/participations'
import { requestLocale } from './_request/preferences'
import { translator } from './_request/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('common')
  return { title: { absolute: `${t('product')} – ${t('tagline')}` } }
}

const TEMPLATES = [
  { id: 'us-rok-space', key: 'usRokSpace' },
  { id: 'blank', key: 'blank' },
  { id: 'brainstorm', key: 'brainstorm' },
] as const satisfies readonly { id: TemplateId; key: string }[]

export default async function HomePage() {
  const locale = await requestLocale()
  const t = await translator('home')
  const recent = await services().workshops.recent(await participations())
  const alt = (description: string) => t('preview.alt', { description })
  return (
    <>
      <SiteHeader />
      <main id="content" className="mx-auto w-full max-w-6xl px-5 pb-20 sm:px-8">
        <section className="max-w-3xl pt-10 pb-14 sm:pt-16 sm:pb-20">
          <h1 className="text-[34px] leading-[1.12] font-bold tracking-[-0.03em] sm:text-[52px]">
            {t('title')}
          </h1>
          <p className="mt-5 text-lg leading-relaxed text-soft sm:text-xl">{t('lead')}</p>
          <p className="mt-3 text-sm text-faint">{t('noAccount')}</p>
        </section>

        <section aria-labelledby="start">
          <h2 id="start" className="text-xl font-bold tracking-[-0.01em]">
            {t('startHeading')}
          </h2>
          <ul className="mt-5 grid gap-5 md:grid-cols-2 lg:grid-cols-3">
            {TEMPLATES.map(({ id, key }) => (
              <li key={id} className="flex">
                <Link
                  href={`/new/${id}`}
                  className="group flex w-full flex-col overflow-hidden rounded-card border border-line bg-surface shadow-card transition-shadow hover:shadow-lift"
                >
                  <span className="block border-b border-line bg-paper px-3 py-4">
                    <TemplatePreview
                      template={id}
                      locale={locale}
                      alt={alt}
                      className="h-44 w-full"
                    />
                  </span>
                  <span className="flex flex-1 flex-col p-5">
                    <span className="text-lg leading-snug font-bold">
                      {t(`templates.${key}.name`)}
                    </span>
                    <span className="mt-1.5 flex-1 text-sm text-soft">
                      {t(`templates.${key}.about`)}
                    </span>
                    <span className="mt-4 flex items-center justify-between gap-3 text-[13px] text-faint">
                      {t(`templates.${key}.facts`)}
                      <ArrowRight
                        size={18}
                        aria-hidden
                        className="shrink-0 text-ink transition-transform group-hover:translate-x-1"
                      />
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>

        <SampleSession
          preview={
            <TemplatePreview
              template="us-rok-space"
              sample
              locale={locale}
              alt={alt}
              className="w-full"
            />
          }
        />

        <section aria-labelledby="recent" className="mt-16">
          <h2 id="recent" className="text-xl font-bold tracking-[-0.01em]">
            {t('recent.heading')}
          </h2>
          <RecentWorkshops workshops={recent} locale={locale} />
        </section>
      </main>
      <footer className="border-t border-line">
        <p className="mx-auto max-w-6xl px-5 py-6 text-[13px] text-faint sm:px-8">{t('footer')}</p>
      </footer>
    </>
  )
}
