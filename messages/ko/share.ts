import type { share as en } from '../en/share'
import type { Translation } from '../translation'

export const share = {
  title: '사람 초대하기',
  lead: '측마다 링크가 하나씩 있어요. 링크를 연 사람은 계정 없이 그 측으로 참여해요.',
  leadGroup: '링크를 연 사람은 계정 없이 보드에 참여해요.',
  tabs: {
    sides: '참여 측',
    observers: '참관인',
    interpreters: '통역',
    facilitators: '공동 진행자',
    seats: '개인 링크',
  },
  group: '모임',
  link: '{who} 초대 링크',
  copy: '링크 복사',
  copied: '복사했어요',
  copyFailed:
    '브라우저가 복사를 허용하지 않았어요. 링크를 선택해 두었으니 Ctrl+C(맥에서는 ⌘C)를 눌러 주세요.',
  showQr: 'QR 코드 보기',
  qrFor: '{who} QR 코드',
  qrScan: '스캔해서 참여하세요',
  joined:
    '{count, plural, =0 {아직 이 링크로 참여한 사람이 없어요} other {이 링크로 #명이 참여했어요}}',
  renew: '새로 만들기',
  renewConfirm: {
    title: '{who} 링크를 새로 만들까요?',
    body: '예전 링크는 바로 쓸 수 없게 돼요. 이미 참여한 사람은 그대로 있어요.',
    action: '링크 새로 만들기',
  },
  revoke: '철회',
  revokeConfirm: {
    title: '{who} 링크를 철회할까요?',
    body: '{count, plural, =0 {링크를 바로 쓸 수 없게 돼요. 이 링크로 참여한 사람은 없어요.} other {링크를 바로 쓸 수 없게 되고, 이 링크로 참여한 #명도 더는 들어올 수 없어요.}}',
    action: '링크 철회',
  },
  revoked: '철회됐어요. 이 링크로는 아무도 들어올 수 없어요.',
  replace: '새 링크 만들기',
  done: {
    renewed: '{who} 링크를 새로 만들었어요. 예전 링크는 더는 쓸 수 없어요.',
    revoked: '{who} 링크를 철회했어요.',
    added: '{who} 개인 링크를 추가했어요.',
  },
  observersAbout: '참관인은 보드의 모든 것을 볼 수 있지만 바꿀 수는 없어요.',
  interpretersAbout:
    '통역은 카드의 글을 두 언어로 쓰고 확인하며, 다른 것은 바꾸지 않아요. 한 측의 통역은 그 측의 내부 협의에도 들어가요. 두 측을 함께 맡을 수는 없어요.',
  interpreterOf: '{party} 측 통역',
  interpreterOfAll: '모두를 위한 통역',
  addInterpreter: '링크 만들기: {who}',
  facilitatorsAbout:
    '공동 진행자는 초대와 철회를 포함해 모든 것을 똑같이 할 수 있어요. 믿을 수 있는 사람에게만 보내 주세요.',
  seatsAbout: '개인 링크는 한 사람을 위한 거예요. 처음 연 사람이 그 자리에 앉아요.',
  seat: {
    side: '소속',
    label: '자리 이름',
    labelHint: '예: “한국 1” 또는 이름',
    add: '개인 링크 추가',
    count: '{count, plural, other {링크 #개}}{free, plural, =0 {} other {, 아직 안 쓴 것 #개}}',
    none: '아직 개인 링크가 없어요. 누가 어느 링크로 들어오는지 알고 싶다면 자리마다 하나씩 추가해 주세요.',
  },
  loopback: {
    title: '이 링크는 이 컴퓨터에서만 열려요',
    body: '지금 보드를 연 주소에는 다른 기기가 닿을 수 없어요.',
    lan: '같은 네트워크에서는 아래 주소로 보드를 열어 주세요. 그러면 링크를 모두가 쓸 수 있어요.',
    none: '다른 사람을 들이려면 HOST=0.0.0.0으로 서버를 시작하고 이 컴퓨터의 네트워크 주소로 열어 주세요.',
    again:
      '그 주소에서는 링크로 다시 들어와야 해요. “공동 진행자” 링크를 복사하고 주소의 앞부분을 위의 것으로 바꿔 주세요.',
  },
  few: '측마다 세 명 이상 초대해 주세요. 더 적으면 한 사람의 답을 짐작할 수 있어서 결과를 보여 주지 않아요.',
  loadFailed: '링크를 불러오지 못했어요.',
} as const satisfies Translation<typeof en>
