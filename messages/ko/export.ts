import type { exportTopic as en } from '../en/export'
import type { Translation } from '../translation'

export const exportTopic = {
  open: '그림으로 저장',
  title: '보드를 그림으로 저장',
  lead: '지금 모습 그대로 저장해요. 보드는 바뀌지 않아요.',
  what: {
    label: '범위',
    board: '보드 전체',
    page: '이 쪽 전체',
    selection: '선택한 도형 {count}개',
    noSelection: '선택한 도형 (선택한 것이 없어요)',
    areas: '모든 영역 {count}개 (zip)',
    oneArea: '영역 하나',
  },
  format: {
    label: '형식',
    png: 'PNG',
    svg: 'SVG',
    pngHint: '발표 자료, 문서, 메시지에 넣기 좋아요.',
    svgHint: '얼마든지 키워도 선명해요. 브라우저와 그리기 프로그램에서 열려요.',
  },
  size: {
    label: '크기',
    times: '{scale}×',
    pixels: '{width} × {height} 픽셀',
    tooLarge:
      '{what}: {wanted}×로 저장하기에는 너무 커서 {scale}×, {width} × {height} 픽셀로 저장해요. SVG에는 제한이 없어요.',
    tooLargeMore: '영역 {count}개도 너무 커요.',
  },
  colours: {
    label: '색',
    light: '밝게',
    dark: '어둡게',
  },
  background: {
    label: '배경',
    with: '채우기',
    none: '투명',
  },
  preview: {
    label: '미리 보기',
    alt: '미리 보기: {what}',
    drawing: '미리 보기를 그리는 중이에요…',
    more: '외 {count}개',
  },
  action: {
    png: 'PNG 내려받기',
    svg: 'SVG 내려받기',
    zip: 'zip 내려받기',
    copy: '그림 복사',
    downloadInstead: '대신 내려받기',
    retry: '다시 시도',
  },
  progress: {
    drawing: '그림을 그리는 중이에요…',
    areas: '영역 {total}개 중 {done}번째를 그리는 중이에요…',
  },
  done: {
    png: '‘{name}’ 파일로 저장했어요. {width} × {height} 픽셀이에요.',
    svg: '‘{name}’ 파일로 저장했어요.',
    zip: '그림 {count}장을 ‘{name}’ 파일에 저장했어요.',
    copied: '복사했어요. {width} × {height} 픽셀이에요. 메시지나 발표 자료에 붙여 넣으세요.',
  },
  failure: {
    empty: {
      title: '아직 보여 줄 것이 없어요',
      todo: '먼저 보드에 무언가를 올리거나, 위에서 다른 범위를 골라 주세요.',
    },
    not_drawn: {
      title: '그림을 그리지 못했어요',
      todo: '다시 시도해 주세요. 계속 안 되면 영역을 하나씩 저장해서 어떤 도형 때문인지 찾아보세요.',
    },
    not_rendered: {
      title: '이 브라우저에는 그림이 너무 커요',
      todo: '더 작은 크기나 SVG를 골라 주세요.',
    },
    no_clipboard: {
      title: '여기서는 이 브라우저가 그림을 복사할 수 없어요',
      todo: 'https 주소이거나 이 컴퓨터의 주소(localhost)일 때 복사할 수 있어요.',
    },
    clipboard_refused: {
      title: '브라우저가 복사를 허락하지 않았어요',
      todo: '페이지를 한 번 누르고 다시 시도하거나, 클립보드 접근을 허용해 주세요.',
    },
  },
  fictional: '이 예시 세션의 모든 그림에는 ‘가상’ 표시가 찍혀요.',
  file: {
    session: '세션 {number}',
    board: '보드 전체',
    selection: '선택한 도형',
    areas: '영역',
    untitledArea: '이름 없는 영역',
  },
  description: {
    text: '{what}. 세션 {number}, {day}. Common Ground로 만들었어요.',
    fictional: '가상: 이 그림 속 인물, 투표, 위치는 모두 지어낸 것이에요.',
  },
} as const satisfies Translation<typeof en>
