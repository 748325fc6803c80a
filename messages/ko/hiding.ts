import type { canvasHiding as canvasEn, hiding as en } from '../en/hiding'
import type { Translation } from '../translation'

export const canvasHiding = {
  hide: '참가자에게 숨기기',
  show: '모두에게 보이기',
  toggle: '프레임 숨기기와 보이기',
  hidden: '참가자에게 숨겨져 있어요',
  refused: {
    in: '이 프레임은 숨겨져 있어요. 모두에게 보이는 것은 안으로 옮길 수 없어요. 안에 복사본을 만들거나 프레임을 먼저 보이게 해 주세요.',
    out: '숨겨진 것은 프레임 안에 있어야 해요. 밖에 보이려면 복사해서 붙여 넣거나 프레임 전체를 보이게 해 주세요.',
    arrow: '모두에게 보이는 것과 숨겨진 것은 화살표로 이을 수 없어요.',
    mixed: '숨겨진 프레임 하나 안에 있는 것끼리만 그룹으로 묶을 수 있어요.',
    picture:
      '숨겨진 프레임에는 이미지와 링크를 넣을 수 없어요. 먼저 보드에 올라가기 때문이에요. 프레임을 보이게 하고 넣은 다음 다시 숨겨 주세요.',
    frame: '숨겨진 프레임은 안에 있는 것과 함께 움직여요. 먼저 보이게 해 주세요.',
  },
} as const satisfies Translation<typeof canvasEn>

export const hiding = {
  list: {
    open: '프레임 보이기와 숨기기',
    openSome: '프레임 보이기와 숨기기. {count, plural, other {#개가 숨겨져 있어요}}',
    title: '이 보드의 프레임',
    lead: '숨긴 프레임은 안에 있는 것까지 진행자에게만 보여요.',
    none: '아직 프레임이 없어요. 프레임 도구(F)로 그리면 안에서 미리 준비할 수 있어요.',
    goTo: '{name}(으)로 가기',
    goToHidden: '숨겨진 {name}(으)로 가기',
    hide: '{name}: 참가자에게 숨기기',
    show: '{name}: 모두에게 보이기',
    hidden: '숨김',
    untitled: '이름 없는 프레임',
  },
  option: '{name} (숨김)',
  hidden: '숨겼어요. 진행자에게만 보여요.',
  shown: '이제 모두에게 보여요.',
  showAgain: '다시 보이기',
  stage: {
    body: '이 단계의 프레임이 숨겨져 있어요',
    show: '보이기',
  },
} as const satisfies Translation<typeof en>
