'use client'

import { useTranslations } from 'use-intl'
import { Notice } from '@/ui/notice'

/** True for an address that only this computer can reach. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\./.test(hostname)
  )
}

/** Says so when the links lead nowhere for anyone else, and where to go instead. */
export function LoopbackNotice({ link, lanUrls }: { link: string; lanUrls: readonly string[] }) {
  const t = useTranslations('share.loopback')
  if (!isLoopback(link)) return null
  return (
    <Notice kind="warn" title={t('title')}>
      <p>{t('body')}</p>
      {lanUrls.length === 0 ? (
        <p className="mt-1">{t('none')}</p>
      ) : (
        <>
          <p className="mt-1">{t('lan')}</p>
          <ul className="mt-1">
            {lanUrls.map((url) => (
              <li key={url}>
                <a href={url} className="font-mono text-[13px] break-all underline">
                  {url}
                </a>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-[13px] text-soft">{t('again')}</p>
        </>
      )}
    </Notice>
  )
}
