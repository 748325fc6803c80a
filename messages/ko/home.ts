import type { home as en } from '../en/home'
import type { Translation } from '../translation'

export const home = {
  title: '같은 것을 다르게 보더라도, 함께 설 곳은 있어요.',
  lead: 'Common Ground는 둘 이상의 측이 대화하는 실시간 보드예요. 서로 다르게 보는 점을 축 위에 놓고, 양극 사이에 제안을 꽂고, 그 그림과 기록을 가지고 돌아가요.',
  noAccount: '계정은 필요 없어요. 링크로 참여하고, 한국어와 영어를 함께 써요.',
  startHeading: '워크숍 시작하기',
  templates: {
    usRokSpace: {
      name: '한미 우주협력 대화',
      about:
        '인식 차이의 세 축, 근거 문서가 붙은 양측의 입장, 두 선례와 저자들의 조언이 담겨 있어요.',
      facts: '2개 측 · 축 3개 · 한국어와 영어',
    },
    blank: {
      name: '빈 대화',
      about: '측도, 축도, 표현도 직접 정해요. 보드 배치는 알아서 해 드려요.',
      facts: '2~6개 측 · 축 1~8개',
    },
    brainstorm: {
      name: '원격 브레인스토밍',
      about: '한 모임, 열린 보드 하나. 아이디어를 모으고, 묶고, 다음 단계를 정해요.',
      facts: '측 구분 없음 · 아이디어를 위한 넓은 공간',
    },
  },
  sample: {
    heading: '먼저 둘러볼까요?',
    about:
      '양극 사이에 제안 열두 개가 꽂혀 있는 한미 대화 보드를 열어 봐요. 혼자만의 보드라서 무엇을 해도 다른 사람에게 영향을 주지 않아요.',
    action: '예시 세션 둘러보기',
    opening: '예시를 여는 중이에요…',
    visitorName: '방문자',
  },
  recent: {
    heading: '이 브라우저의 내 워크숍',
    empty: '이 브라우저에서 시작하거나 참여한 워크숍이 여기에 나와요.',
    asRole: '{role}로 참여',
    created: '{date} 시작',
  },
  preview: {
    alt: '보드 그림: {description}',
  },
  footer: '내 서버에서 돌아가요. 캔버스는 tldraw로 만들었어요.',
} as const satisfies Translation<typeof en>
