'use client'

import { useValue, type Editor } from '@tldraw/editor'
import { ChevronDown, ChevronLeft, Languages } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { boardIndex } from '../cards'
import { inTranslationOrder, needsTranslation } from './translation-order'
import { TranslationRow } from './translation-row'

/**
 * An interpreter's list: every card with both languages side by side, those that need somebody first. From
 * the left on desktops, from below on phones; the board goes on beside it.
 */
export function TranslationPanel({
  editor,
  open,
  onOpenChange,
  onShow,
}: {
  editor: Editor
  open: boolean
  onOpenChange: (open: boolean) => void
  onShow: (cardId: string) => void
}) {
  const t = useTranslations('translating')
  const cards = useValue('cards', () => boardIndex(editor).cards.get(), [editor])
  const waiting = cards.filter(needsTranslation).length
  // Cards keep their places while one works: the order is made when the panel opens or cards come.
  const ids = cards.map(({ id }) => id).join()
  const [order, setOrder] = useState({ ids: '', open: false, list: [] as string[] })
  if (open && (order.ids !== ids || !order.open)) {
    const kept = order.open ? order.list.filter((id) => cards.some((card) => card.id === id)) : []
    const fresh = inTranslationOrder(cards).filter(({ id }) => !kept.includes(id))
    setOrder({ ids, open, list: [...kept, ...fresh.map(({ id }) => id)] })
  } else if (!open && order.open) setOrder({ ...order, open })

  if (!open)
    return (
      <button
        type="button"
        aria-expanded={false}
        onClick={() => onOpenChange(true)}
        className="absolute top-14 left-3 z-(--layer-panel) flex h-10 items-center gap-2 rounded-full border border-line bg-raised px-4 text-sm font-semibold text-ink shadow-lift hover:bg-hover pointer-coarse:h-11"
      >
        <Languages size={16} aria-hidden />
        {t('panel')}
        {waiting > 0 && (
          <span className="rounded-full bg-accent px-2 text-xs leading-5 text-on-accent">
            {waiting}
          </span>
        )}
        <span className="sr-only">{t('open')}</span>
      </button>
    )
  return (
    <aside
      aria-label={t('panel')}
      data-translations
      onFocus={() => editor.blur({ blurContainer: false })}
      className="absolute inset-x-0 bottom-0 z-(--layer-panel) flex h-[60%] flex-col rounded-t-card border-t border-line bg-raised text-ink shadow-float sm:inset-y-0 sm:right-auto sm:h-auto sm:w-(--translation-panel-width) sm:rounded-none sm:border-t-0 sm:border-r sm:shadow-lift"
    >
      <div className="flex items-center gap-3 px-5 pt-4 pb-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg leading-tight font-bold">{t('panel')}</h2>
          <p role="status" className="text-[13px] text-soft">
            {t('toDo', { count: waiting })}
          </p>
        </div>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('collapse')}
          onClick={() => onOpenChange(false)}
        >
          <ChevronLeft size={18} aria-hidden className="max-sm:hidden" />
          <ChevronDown size={18} aria-hidden className="sm:hidden" />
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6">
        {cards.length === 0 && <p className="py-6 text-sm text-soft">{t('empty')}</p>}
        <ol className="flex flex-col gap-4">
          {order.list.map((id) => {
            const card = cards.find((one) => one.id === id)
            return (
              card && (
                <li key={id}>
                  <TranslationRow editor={editor} card={card} onShow={() => onShow(id)} />
                </li>
              )
            )
          })}
        </ol>
      </div>
    </aside>
  )
}
