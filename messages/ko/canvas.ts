import type { Translation } from '../translation'
import type { canvas as en } from '../en/canvas'
import { dots } from './canvas-dots'
import { canvasDrafts } from './drafts'
import { canvasHiding } from './hiding'
import { arrange, assessed, frozen, merged, placing, reveal, translation } from './canvas-results'

export const canvas = {
  fictional: 'FICTIONAL · 가상',
  precedent: '선례',
  advice: '글쓴이들의 조언',
  alsoSee: '참고: {documents}',
  stripEmpty: '제안을 여기로 끌어다 놓아 표시해요',
  leansTo: '‘{pole}’ 쪽',
  leansMiddle: '가운데',
  area: {
    proposals:
      '아직 제안이 없어요. 도구 모음에서 ‘제안 카드’를 고르거나 C 키를 누르고, 생각을 하나 적어 보세요.',
    parking: '중요하지만 지금은 아닌 것을 모아 두세요.',
    'next-steps': '작은 걸음: 무엇을, 누가, 언제까지.',
    'caucus-work': '이 방은 우리 측만 볼 수 있어요. 다른 보드처럼 쓰면 돼요.',
    'caucus-release':
      '전체 회의에 내놓을 것을 여기에 두세요. 내놓기 전에는 아무것도 나가지 않아요.',
  },
  stance: {
    empty: '아직 적은 입장이 없어요.',
    confirmed: '✓ 확인함',
    corrected: '✓ 직접 씀',
    confirm: '확인',
    correct: '고치기',
    write: '쓰기',
    editTitle: '{axis}: {party}의 입장',
    editHint: '우리 측만 고칠 수 있어요. 한 언어로만 써도, 둘 다 써도 돼요.',
    save: '저장',
    cancel: '취소',
    otherCleared:
      '{language} 글은 아직 이전 내용이에요. 함께 고쳐 쓰지 않으면 누군가 번역할 때까지 비워 두어요.',
    emptyError: '적어도 한 언어로 입장을 적어 주세요.',
  },
  card: {
    tool: '제안 카드',
    untitled: '제목 없는 제안',
    titleLabel: '제목',
    textLabel: '무엇을 제안하나요?',
    titleHint: '공동 우선순위 지도',
    textHint: '구체적인 한 걸음',
    missing: '아직 쓰지 않았어요',
    missingIn: '{language}: 아직 쓰지 않았어요',
    done: '완료',
    edit: '편집',
    pin: '축에 표시…',
    close: '닫기',
    by: '{party} 제안',
    number: '제안 {number}',
  },
  pin: {
    title: '‘{title}’은(는) 어느 쪽에 가까운가요?',
    hint: '화살표 키로 5씩 움직여요. 제안과 상관없는 축은 비워 두세요.',
    axis: '축 {number}: {name}',
    set: '표시',
    remove: '표시 지우기',
    none: '표시 없음',
    done: '완료',
    chip: '제안 {number}: {title}, 100 중 {value}',
    stack: '제안 {count}개 더',
    noAxes: '이 보드에는 축이 없어요.',
  },
  lock: {
    lock: '잠그기 (진행자만 변경)',
    unlock: '모두에게 잠금 풀기',
    mark: '진행자가 잠갔어요',
    refused: '보드의 이 부분은 진행자만 바꿀 수 있어요.',
  },
  rights: {
    frozen: '보드가 멈춰 있어요. 지금은 보고 들어 주세요. 진행자가 다시 열어요.',
    nothing: '이 단계에서는 보드에 아무것도 쓰지 않아요.',
    cards: '이 단계에서는 제안 카드와 메모를 쓸 수 있어요.',
    stances: '이 단계에서는 우리 측의 입장을 고칠 수 있어요.',
    cardsAndStances: '이 단계에서는 제안 카드와 메모를 쓰고 우리 측의 입장을 고칠 수 있어요.',
  },
  upload: {
    failed: '이미지를 저장하지 못했어요.',
    retry: '연결을 확인하고 다시 놓아 주세요.',
    videos: '보드에는 동영상을 올릴 수 없어요. 이미지를 쓰거나 링크를 붙여 넣어 주세요.',
    tooLarge: '이미지가 {max}MB보다 커요. 줄여서 다시 놓아 주세요.',
    type: '이미지만 올릴 수 있어요: PNG, JPEG, WebP, GIF, AVIF, SVG.',
    unreadable: '이 파일은 이미지로 읽을 수 없어요. 만든 프로그램에서 다시 저장해 주세요.',
    offline: '오프라인이에요. 연결되면 이미지를 다시 놓아 주세요.',
  },
  limit: {
    shapes:
      '이 페이지가 가득 찼어요. 도형은 {max}개까지예요. 무언가를 지우거나 페이지를 추가해 주세요.',
    pasted: '처음 {max}줄만 메모로 붙여 넣었어요.',
  },
  menu: {
    shortcuts: '키보드 단축키',
  },
  drafts: canvasDrafts,
  hiding: canvasHiding,
  dots,
  placing,
  reveal,
  assessed,
  translation,
  merged,
  frozen,
  arrange,
} as const satisfies Translation<typeof en>
