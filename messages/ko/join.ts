import type { join as en } from '../en/join'
import type { Translation } from '../translation'

export const join = {
  invited: '초대받은 워크숍',
  asDelegate: '{party} 측으로 참여해요.',
  asObserver: '참관인으로 참여해요. 보드의 모든 것을 볼 수 있지만 바꿀 수는 없어요.',
  asFacilitator: '진행자로 참여해요. 다른 진행자와 함께 세션을 이끌어요.',
  asGroup: '모임의 한 사람으로 참여해요.',
  seat: '내 자리: {seat}',
  sides: '함께하는 측',
  yourSide: '내 쪽',
  notAnonymous:
    '보드에 실시간으로 쓰는 글은 익명이 아니에요. 다른 사람에게 커서가 보이고, 누가 무엇을 썼는지 서버가 알고 있어요.',
  sealed: {
    attributed:
      '위치와 평가는 진행자가 공개할 때까지 봉인돼요. 그때까지 내 답은 아무도 볼 수 없고, 공개하면 이름과 함께 모두에게 보여요.',
    party:
      '위치와 평가는 진행자가 공개할 때까지 봉인돼요. 누구의 답인지는 진행자를 포함해 아무에게도 보이지 않아요. 세 명부터 측마다 한데 모아 보여요.',
    none: '위치와 평가는 진행자가 공개할 때까지 봉인되고, 내 브라우저만 가진 열쇠 아래에 보관돼요. 누구의 답인지는 진행자를 포함해 아무도 알 수 없어요. 세 명부터 측마다 한데 모아 보여요.',
  },
  progress:
    '진행자는 몇 명이 답했는지, 누가 함께 앉아 있는지 볼 수 있어요. 서버를 운영하는 사람은 프로그램을 바꿀 수 있으니, 이 약속은 운영자의 약속이기도 해요.',
  operator: '이 서버는 {operator}에서 운영해요.',
  operatorUnknown: '이 서버를 누가 운영하는지 적혀 있지 않아요. 초대한 사람에게 물어봐 주세요.',
  name: '내 이름',
  nameHint: '보드에 있는 다른 사람에게 이 이름이 보여요.',
  seatName: '내 자리 이름',
  seatNameHint:
    '이 워크숍에서는 본인 이름을 밝히지 않아도 돼요. 자리 이름을 그대로 쓰거나 다른 이름을 적어 주세요.',
  submit: '보드에 참여하기',
  joining: '참여하는 중이에요…',
  continueHeading: '다시 오셨네요',
  continueAs: '{name}(으)로 계속하기',
  someoneElse: '다른 사람으로 참여하기',
  someoneElseHint:
    '화면을 함께 쓸 때 필요해요. 앞 사람은 자리를 넘길 때까지 이 브라우저에 남아 있어요.',
  handedOver: '앞 사람이 이 브라우저에서 나갔어요. 이제 참여할 수 있어요.',
  noLink: {
    title: '다음 사람을 기다리고 있어요',
    body: '이 브라우저를 쓰던 사람은 워크숍에서 나갔어요.',
    todo: '계속하려면 다음 사람의 초대 링크를 열어 주세요.',
  },
  broken: {
    bad_token: {
      title: '이 링크로는 들어갈 수 없어요',
      body: '복사하다가 잘렸거나 새 링크로 바뀌었을 수 있어요.',
      todo: '초대한 사람에게 링크를 다시 받아서 전체 주소를 열어 주세요.',
    },
    revoked: {
      title: '철회된 링크예요',
      body: '진행자가 이 링크를 끝내서 더는 아무도 들어올 수 없어요.',
      todo: '계속 참여해야 한다면 진행자에게 새 링크를 요청해 주세요.',
    },
    seat_taken: {
      title: '이 자리에는 이미 다른 사람이 있어요',
      body: '한 사람을 위한 링크인데 이미 쓰였어요.',
      todo: '다른 브라우저에서 본인이 썼다면 그 브라우저에서 계속해 주세요. 아니라면 진행자에게 새 링크를 요청해 주세요.',
    },
  },
} as const satisfies Translation<typeof en>
