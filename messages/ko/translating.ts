import type { translating as en } from '../en/translating'
import type { Translation } from '../translation'

export const translating = {
  panel: '번역',
  open: '번역 열기',
  collapse: '번역 숨기기',
  toDo: '{count, plural, =0 {모두 번역됐어요} other {살펴볼 카드가 #장 있어요}}',
  empty: '아직 카드가 없어요. 누군가 카드를 쓰면 바로 여기에 나타나요.',
  standing: {
    missing: '아직 없음',
    unconfirmed: '확인 전',
    outdated: '확인한 뒤 바뀜',
    confirmed: '확인함',
  },
  confirm: '확인',
  confirmIn: '{language} 확인',
  show: '보드에서 보기',
  frozen: '상정된 카드라서 글을 바꿀 수 없어요.',
  card: '카드 {number}',
} as const satisfies Translation<typeof en>
