import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { PartyId } from '@/dialogue/ids'
import { emptyCard } from '@/sync/doc/shapes/proposal-card'
import { CARD_SIZE } from '@/sync/doc/seed-layout'
import { palette } from '../../drawing/palette'
import type { DrawView } from '../../drawing/view'
import { canvasWords } from '../../board-settings'
import { drawCard, type CardExtras } from '../proposal-card/card-drawing'
import { drawSignature, signatureOf, signatureText } from './signature'

const party = (id: string, en: string, ko: string) => ({
  id: id as PartyId,
  name: { en, ko },
  short: { en, ko },
})
const settings = {
  parties: [party('us', 'U.S.', '미국'), party('rok', 'ROK', '한국')],
  locale: 'en',
} as const
const view: DrawView = {
  colors: palette(false),
  isDark: false,
  locale: 'en',
  words: canvasWords('en'),
  full: true,
}

describe('what is said of a writer', () => {
  test('is the name and the side, the side alone, or nothing', () => {
    const said = (author?: object) => signatureOf({ meta: author ? { author } : {} }, settings)
    expect(said({ name: 'Kim', party: 'rok' })).toEqual({ name: 'Kim', side: 'ROK', tone: 1 })
    expect(said({ party: 'us' })).toEqual({ name: '', side: 'U.S.', tone: 0 })
    expect(said({ name: 'Fay' })).toEqual({ name: 'Fay', side: '', tone: null })
    expect(said({})).toBeNull()
    expect(said()).toBeNull()
    expect(said({ party: 'nobody' })).toBeNull()
  })

  test('is in the reader’s language', () => {
    const korean = { ...settings, locale: 'ko' } as const
    expect(signatureOf({ meta: { author: { party: 'rok' } } }, korean)?.side).toBe('한국')
  })

  test('fits: a long name is shortened, and gives way to the side', () => {
    const measure = (words: string) => Array.from(words).length * 10
    const fit = (name: string, room: number) =>
      signatureText({ name, side: 'ROK' }, { size: 12, weight: 600 }, room, measure)
    expect(fit('Kim Min-jun', 300)).toBe('Kim Min-jun · ROK')
    expect(fit('Kim Min-jun', 120)).toBe('Kim M… · ROK')
    expect(fit('Kim Min-jun', 90)).toBe('ROK')
    expect(fit('', 90)).toBe('ROK')
  })
})

test('a signature is its side’s mark and the words', () => {
  const drawn = (author: object) => {
    const signature = signatureOf({ meta: { author } }, settings)!
    const at = { x: 0, y: 0, w: 200, color: '#000' }
    return renderToStaticMarkup(<svg>{drawSignature(signature, view, at)}</svg>)
  }
  expect(drawn({ name: 'Kim', party: 'rok' })).toContain('Kim · ROK')
  expect(drawn({ party: 'rok' })).toContain('>ROK<')
  expect(drawn({ name: 'Fay' })).toContain('>Fay<')
})

describe('a card', () => {
  const drawn = (writer: string, author: CardExtras['author'], axes: readonly number[] = []) =>
    renderToStaticMarkup(
      <svg>
        {drawCard({ ...CARD_SIZE, ...emptyCard(), titleEn: 'Map' }, view, {
          label: 'P1',
          author,
          writer,
          axes,
          fictional: false,
          linked: false,
          standing: null,
          mergedLabel: '',
          sides: [],
          outdated: false,
          tags: [],
          priority: null,
        })}
      </svg>,
    )
  const rok = { tone: 1, short: 'ROK' }

  test('says its writer’s name and side, the side alone, or nothing', () => {
    expect(drawn('Kim', rok)).toContain('>Kim · ROK<')
    expect(drawn('', rok)).toContain('>ROK<')
    expect(drawn('Fay', null)).toContain('>Fay<')
    expect(drawn('', null)).not.toContain('ROK')
  })

  test('a long name leaves the axes their place', () => {
    const many = drawn('Kim Min-jun of the Agency for Space Cooperation', rok, [1, 2, 3])
    expect(many).toMatch(/>Kim [^<]*… · ROK</)
    for (const number of [1, 2, 3]) expect(many).toContain(`>${number}<`)
  })
})
