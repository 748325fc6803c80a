import type { dots as en } from '../en/canvas-dots'
import type { Translation } from '../translation'

export const dots = {
  heading: '내 점',
  left: '{each}개 중 {left}개 남음',
  allGiven: '모두 놓음',
  private: '나에게만 보여요',
  saving: '저장 중…',
  saved: '저장됨',
  failed: '아직 저장되지 않음',
  fixed: '지금은 바꿀 수 없어요',
  one: '‘{title}’에 점 놓기',
  more: '‘{title}’에 점 하나 더',
  fewer: '‘{title}’에서 점 하나 빼기',
  count: '‘{title}’의 점',
  value: '{count, plural, =0 {점 없음} other {점 #개}}',
  untitled: '글이 없는 메모',
  level: { many: '많음', some: '보통', few: '적음' },
  levelLong: { many: '점 많음', some: '점 보통', few: '점 적음' },
  result: '우선순위: {dots}. 무엇을 먼저 다룰지 말할 뿐, 합의를 뜻하지 않아요.',
} as const satisfies Translation<typeof en>
