import type { common as en } from '../en/common'
import type { Translation } from '../translation'

export const common = {
  product: 'Common Ground',
  tagline: '같은 것을 다르게 보는 양측의 대화를 위한 실시간 보드예요.',
  skipToContent: '본문으로 건너뛰기',
  home: '처음 화면',
  language: {
    label: '언어',
    en: 'English',
    ko: '한국어',
  },
  theme: {
    label: '화면 모드',
    light: '밝게',
    dark: '어둡게',
    system: '기기 설정과 같게',
  },
  role: {
    facilitator: '진행자',
    delegate: '대표',
    interpreter: '통역',
    observer: '참관인',
  },
  delegateOf: '{party} 측 대표',
  attribution: {
    label: '발언자 표시',
    attributed: {
      name: '이름까지 표시',
      meaning: '누가 어떤 답을 했는지 모두가 볼 수 있어요.',
    },
    party: {
      name: '소속 측만 표시',
      meaning: '어느 측의 답인지는 모두가 볼 수 있지만, 누구의 답인지는 아무도 볼 수 없어요.',
    },
    none: {
      name: '표시하지 않음',
      meaning: '합계만 보여 줘요. 진행자를 포함해 아무도 한 사람의 답을 볼 수 없어요.',
    },
  },
  action: {
    cancel: '취소',
    close: '닫기',
    back: '뒤로',
    retry: '다시 시도',
    remove: '삭제',
    add: '추가',
  },
  required: '필수',
  optional: '선택',
  loading: '불러오는 중이에요…',
  fictional: '가상',
  fictionalNote: '이 세션의 인물, 투표, 위치는 모두 지어낸 것이에요.',
  notice: {
    dismiss: '알림 닫기',
    region: '알림',
  },
} as const satisfies Translation<typeof en>
