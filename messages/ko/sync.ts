import type { sync as en } from '../en/sync'
import type { Translation } from '../translation'

export const sync = {
  label: '저장 상태',
  connecting: { name: '연결 중…', todo: '서버를 찾고 있어요.' },
  saved: { name: '저장됨', todo: '지금까지 한 일이 모두 서버에 저장됐어요.' },
  saving: {
    name: '저장 중…',
    todo: '마지막 변경이 아직 서버에 저장되지 않았어요. 보통 1초도 걸리지 않아요.',
  },
  offline: {
    name: '{count, plural, =0 {오프라인} other {오프라인 (#)}}',
    todo: '{count, plural, =0 {서버에 닿을 수 없어요. 계속 작업해도 괜찮아요. 저절로 다시 연결돼요.} other {서버에 닿을 수 없어요. 변경 #개가 이 브라우저에서 기다리고 있어요. 이 화면을 열어 두면 연결되는 대로 보내요.}}',
    todoKept:
      '{count, plural, =0 {서버에 닿을 수 없어요. 계속 작업해도 괜찮아요. 저절로 다시 연결돼요.} other {서버에 닿을 수 없어요. 변경 #개를 이 브라우저가 보관하고 있다가 연결되는 대로 보내요. 화면을 닫았다면 나중에 이 브라우저에서 보드를 다시 열어 주세요.}}',
  },
  closed: {
    name: '연결 끊김',
    unsent:
      '{count, plural, other {저장되지 않은 변경이 #개 있어요. 이 화면을 떠나기 전에 중요한 내용을 다른 곳에 복사해 주세요.}}',
    unsentKept:
      '{count, plural, other {아직 저장되지 않은 변경이 #개 있어요. 이 브라우저가 보관하고 있다가 보드를 다시 열면 보내요.}}',
    bad_frame: {
      title: '이 화면과 서버가 서로를 이해하지 못해요',
      todo: '화면을 새로 고쳐 주세요. 다시 일어나면 서버 운영자에게 알려 주세요.',
    },
    bad_token: {
      title: '이 보드에 들어올 자격이 더는 유효하지 않아요',
      todo: '초대 링크를 다시 열어 주세요.',
    },
    token_expired: {
      title: '이 보드에 들어올 자격의 기한이 지났어요',
      todo: '화면을 새로 고치면 계속할 수 있어요.',
    },
    revoked: {
      title: '이 워크숍에 더는 들어올 수 없어요',
      todo: '참여할 때 쓴 링크를 진행자가 철회했어요. 실수라면 새 링크를 요청해 주세요.',
    },
    taken_out: {
      title: '진행자가 이 워크숍에서 내보냈어요',
      todo: '이 워크숍의 보드를 더는 볼 수 없어요. 실수라면 진행자에게 다시 들여보내 달라고 해 주세요.',
    },
    taken_over: {
      title: '다른 기기에서 이어서 참여하고 있어요',
      todo: '다른 기기에서 개인 링크를 열었어요. 자리는 한 번에 한 기기에서만 쓸 수 있어요. 본인이 아니라면 진행자에게 알려 주세요. 링크를 새로 만들면 다른 사람은 들어올 수 없어요.',
      here: '여기에서 계속하기',
    },
    takenOverKey:
      '열려 있는 라운드에 한 답은 이 투표 열쇠 아래에 있어요. 그 기기에서 보거나 바꾸려면 열쇠를 가져가 주세요.',
    unknown_document: {
      title: '이 보드는 더는 없어요',
      todo: '처음 화면에서 다른 워크숍을 볼 수 있어요.',
    },
    read_only: {
      title: '참관인은 보드를 바꿀 수 없어요',
      todo: '마지막 변경은 반영되지 않았어요. 화면을 새로 고치면 계속 볼 수 있어요.',
    },
    awareness_too_large: {
      title: '이 화면과 서버가 서로를 이해하지 못해요',
      todo: '화면을 새로 고쳐 주세요. 다시 일어나면 서버 운영자에게 알려 주세요.',
    },
    unresolved_changes: {
      title: '변경의 일부가 온전히 도착하지 않았어요',
      todo: '화면을 새로 고치고 마지막 변경이 있는지 확인해 주세요. 없다면 다시 해 주세요.',
    },
    role_changed: {
      title: '이 워크숍에서 내 역할이 바뀌었어요',
      todo: '화면을 새로 고치면 새 역할로 계속할 수 있어요.',
    },
    epoch_changed: {
      title: '서버에서 이 보드를 정리하거나 복원했어요',
      todo: '화면을 새로 고쳐 최신 보드를 받아 주세요.',
    },
    frame_too_large: {
      title: '한 번에 보내기에는 너무 커요',
      todo: '마지막 변경이 서버가 받을 수 있는 크기를 넘었어요. 화면을 새로 고치고 나누어 추가해 주세요.',
    },
    document_full: {
      title: '보드가 가득 찼어요',
      todo: '마지막 변경은 반영되지 않았어요. 필요 없는 것을 지우거나 다른 보드에서 계속해 주세요.',
    },
    too_many_messages: {
      title: '짧은 시간에 변경이 너무 많았어요',
      todo: '잠시 기다린 뒤 화면을 새로 고쳐 주세요.',
    },
    too_many_connections: {
      title: '이 보드가 너무 여러 곳에서 열려 있어요',
      todo: '다른 탭에서 닫은 뒤 화면을 새로 고쳐 주세요.',
    },
    other: {
      title: '보드와 연결이 끊겼어요',
      todo: '화면을 새로 고치면 계속할 수 있어요.',
    },
  },
  roleNow: '이 워크숍에서 내 역할이 바뀌었어요. 지금 역할: {role}',
  replayed: {
    written:
      '{count, plural, other {서버에서 보드가 새로 정리됐어요. 전에 바꾼 #개를 새 보드에 반영했어요.}}',
    left: '{count, plural, other {그사이 다른 사람이 같은 곳을 바꿔서 내 변경 #개는 일부 또는 전부 반영하지 않았어요. 확인하고 필요하면 다시 해 주세요.}}',
  },
  aside: {
    title: '{count, plural, other {기다리는 내 변경이 #개 있어요}}',
    offer:
      '{count, plural, other {쓸 수 없는 동안 저장하지 못한 변경이에요. 지금 보드에 추가할까요?}}',
    offerFull:
      '{count, plural, other {자리가 모자라 반영하지 못한 변경이고, 이 브라우저가 보관하고 있어요. 보드에서 필요 없는 것을 지운 뒤 다시 추가해 주세요.}}',
    kept: '{count, plural, other {내 변경 #개가 반영되지 않았어요. 다시 쓸 수 있을 때까지 이 브라우저가 보관해요.}}',
    lateTitle: '{count, plural, other {연결이 끊긴 동안 만든 변경 #개가 늦게 도착했어요}}',
    lateOffer:
      '{count, plural, other {그사이 대상이 지워지거나 숨겨졌거나, 돌아왔을 때 보드를 바꿀 수 없었어요. 이 브라우저가 보관하고 있으니 보드에 추가하거나 버려 주세요.}}',
    lateWait:
      '{count, plural, other {이 브라우저가 보관하고 있어요. 보드를 다시 바꿀 수 있게 되면 추가할 수 있어요.}}',
    add: '보드에 추가',
    discard: '버리기',
  },
  newer: {
    title: '보드가 새 버전으로 바뀌었어요',
    todo: '이 화면은 이전 버전이라 볼 수만 있고 바꾼 내용은 저장되지 않아요. 화면을 새로 고치면 계속할 수 있어요.',
  },
  reload: '화면 새로 고치기',
} as const satisfies Translation<typeof en>
