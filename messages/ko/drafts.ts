import type { canvasDrafts as canvasEn, drafts as en } from '../en/drafts'
import type { Translation } from '../translation'

export const canvasDrafts = {
  own: '나에게만 보여요',
  refused: '지금은 각자 따로 쓰는 시간이에요. 내가 쓴 메모, 카드, 글만 바꿀 수 있어요.',
} as const satisfies Translation<typeof canvasEn>

export const drafts = {
  label: '따로 쓰기',
  writing: {
    title: '따로 쓰기',
    body: '새로 쓰는 메모와 카드는 진행자가 모두의 것을 함께 공개할 때까지 나에게만 보여요.',
    attributed: '공개되면 내 이름이 표시돼요.',
    party: '공개되면 이름 없이 소속 측만 표시돼요.',
    none: '공개되어도 이름과 소속 측은 표시되지 않아요.',
    own: '{count, plural, =0 {아직 쓴 것이 없어요} other {#개 썼어요}}',
    preparing: '나만의 페이지를 여는 중이에요…',
    saved: '저장됨 · 나에게만 보여요',
    saving: '저장 중…',
    offline: '오프라인 · 이 브라우저에 보관 중',
  },
  leading: {
    body: '참가자가 쓰는 메모와 카드는 진행자를 포함해 아무에게도 보이지 않아요.',
    none: '아직 쓴 사람이 적어요',
    some: '{all}명 중 {count}명 이상이 쓰고 있어요',
    all: '모두 썼어요({all}명)',
    reveal: '모두 공개',
  },
  confirm: {
    title: '모두가 쓴 것을 공개할까요?',
    body: '모든 메모와 카드가 순서를 섞어 한꺼번에 보드에 올라가고 따로 쓰기가 끝나요. 되돌릴 수 없어요.',
    action: '모두 공개',
    cancel: '계속 쓰게 하기',
  },
  revealed:
    '{count, plural, =0 {쓴 사람이 없었어요.} other {메모와 카드 #개가 보드에 올라왔어요.}}',
  ended: '따로 쓰기가 끝났어요. 모두가 쓴 것이 보드에 올라왔어요.',
  late: {
    title: '{count, plural, other {공개되지 않은 내 메모가 #개 있어요}}',
    body: '나에게만 보여요. 지금 올리면 누가 썼는지 짐작할 수도 있어요.',
    action: '보드에 올리기',
  },
} as const satisfies Translation<typeof en>
