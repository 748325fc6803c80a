import type { LocalizedText } from '@/dialogue/localized'

/** The areas of a board, each a frame with this key as `meta.area`. */
export const AREAS = [
  'axes',
  'precedents',
  'proposals',
  'parking',
  'next-steps',
  // Of a caucus: where a side works, and what it means to bring to the plenary.
  'caucus-work',
  'caucus-release',
] as const
export type Area = (typeof AREAS)[number]

/** What the areas are called until somebody renames their frame. */
export const AREA_TITLES: Readonly<Record<Area, LocalizedText>> = {
  axes: { en: 'Axes', ko: '인식의 축' },
  precedents: { en: 'Precedents and advice', ko: '선례와 조언' },
  proposals: { en: 'Proposals', ko: '제안' },
  parking: { en: 'Parking lot', ko: '나중에 다룰 것' },
  'next-steps': { en: 'Next steps', ko: '다음 단계' },
  'caucus-work': { en: 'Our working area', ko: '우리 측 작업 공간' },
  'caucus-release': { en: 'To release to the plenary', ko: '전체 회의에 내놓을 것' },
}

/** The area a frame's `meta.area` names, or null. */
export function areaOf(meta: { area?: unknown }): Area | null {
  return AREAS.find((area) => area === meta.area) ?? null
}

/** A frame's title in both languages; a name that is not the seeded one is shown as it is. */
export function areaTitle(area: Area, frameName: string): LocalizedText {
  const seeded = AREA_TITLES[area]
  const renamed = frameName !== '' && frameName !== seeded.en && frameName !== seeded.ko
  return renamed ? { en: frameName, ko: frameName } : seeded
}

/** The axis along which the cards in this frame were laid out, or null. */
export function arrangedAlong(meta: { arrangedAlong?: unknown }): string | null {
  return typeof meta.arrangedAlong === 'string' && meta.arrangedAlong !== ''
    ? meta.arrangedAlong
    : null
}
