import type { board as en } from '../en/board'
import type { Translation } from '../translation'

export const board = {
  session: '{number}차 세션',
  opening: '보드를 여는 중이에요…',
  openingSlow: '아직 여는 중이에요. 연결이 느릴 수 있어요. 도착하는 대로 보드가 나타나요.',
  menu: '메뉴',
  here: {
    label: '함께 있는 사람',
    count: '{count, plural, =1 {지금은 혼자 있어요} other {#명이 함께 있어요}}',
    you: '{name} (나)',
    follow: '{name} 따라가기',
    following: '{name} 님의 화면을 따라가고 있어요.',
    stop: '그만 따라가기',
    noParty: '소속 없음',
    empty: '지금은 이 측에서 온 사람이 없어요.',
    heading: '함께 있는 사람',
    hint: '사람을 고르면 그 사람의 화면을 따라가요.',
  },
  share: '공유',
  handOver: '다음 사람에게 넘기기',
  handOverConfirm: {
    title: '다음 사람에게 넘길까요?',
    body: '{name} 님이 이 브라우저에서 나가요. 보드의 내용은 그대로 남아요. 나중에 다시 오려면 초대 링크가 필요해요.',
    waiting:
      '{count, plural, other {아직 서버에 닿지 않은 변경이 #개 있어요. “저장됨”이 보일 때까지 기다려 주세요.}}',
    key: {
      title: '투표 열쇠를 챙겨 가세요',
      body: '열려 있는 라운드에 이미 답했어요. 넘기면 내 답의 열쇠가 이 브라우저에서 지워져요. 답은 봉인된 채 집계돼요. 다른 곳에서 보거나 바꾸려면 열쇠를 가져가 주세요.',
    },
    action: '넘기기',
  },
  home: '모든 워크숍',
  preferences: '언어와 화면 모드',
  signIn: {
    title: '이 브라우저에서는 이 워크숍에 참여하지 않았어요',
    body: '보드는 초대 링크로 참여한 사람이 그때 쓴 브라우저에서만 열려요.',
    todo: '초대 링크를 다시 열면 한 번에 돌아올 수 있어요. 링크가 없다면 진행자에게 요청해 주세요.',
  },
  choose: {
    title: '지금 누구로 들어갈까요?',
    body: '이 브라우저에서 여러 사람이 이 워크숍에 참여했어요.',
    as: '{name}(으)로 계속하기',
  },
  notFound: {
    title: '이런 보드는 없어요',
    body: '주소가 잘렸을 수 있어요.',
    todo: '초대 링크를 다시 열거나 처음 화면으로 가 주세요.',
  },
  interpreter:
    '통역을 맡고 있어요. 카드의 글을 두 언어로 쓰고 확인할 수 있고, 다른 것은 바꿀 수 없어요.',
  observer: '참관 중이에요. 모든 것을 볼 수 있지만 바꿀 수는 없어요.',
  refused: {
    forbidden:
      '{count, plural, =0 {변경을 되돌렸어요. 진행자나 다른 측만 바꿀 수 있는 것이에요.} other {변경 #개를 되돌렸어요. 진행자나 다른 측만 바꿀 수 있는 것이에요.}}',
    read_only: '참관인은 보드를 바꿀 수 없어서 반영하지 않았어요.',
    document_full: '보드가 가득 찼어요. 마지막 변경은 반영되지 않았어요.',
    invalid_record: '추가한 것 중 이 보드에 맞지 않는 것이 있어 아무에게도 보이지 않아요.',
  },
} as const satisfies Translation<typeof en>
