import type { errors as en } from '../en/errors'
import type { Translation } from '../translation'

export const errors = {
  code: {
    bad_request: '서버가 요청을 이해하지 못했어요. 화면을 새로 고치고 다시 시도해 주세요.',
    invalid_json: '서버가 요청을 이해하지 못했어요. 화면을 새로 고치고 다시 시도해 주세요.',
    invalid_fields: '확인이 필요한 칸이 있어요.',
    unknown_template: '이런 템플릿은 없어요. 처음 화면에서 골라 주세요.',
    not_signed_in: '이 브라우저에서는 이 워크숍에 참여하지 않았어요. 초대 링크를 다시 열어 주세요.',
    bad_token: '이 링크로는 들어갈 수 없어요. 초대한 사람에게 링크를 다시 받아 주세요.',
    revoked: '철회된 링크예요. 진행자에게 새 링크를 요청해 주세요.',
    taken_over:
      '다른 기기에서 이어서 참여하고 있어요. 여기에서 계속하려면 개인 링크를 다시 열어 주세요.',
    wrong_board: '다른 워크숍의 보드예요.',
    forbidden: '지금 역할로는 할 수 없어요. 진행자에게 요청해 주세요.',
    cross_site: '다른 사이트에서 온 요청이라 거절했어요.',
    not_found: '찾을 수 없어요. 삭제됐을 수 있어요.',
    method_not_allowed: '서버가 요청을 이해하지 못했어요. 화면을 새로 고치고 다시 시도해 주세요.',
    conflict: '같은 순간에 다른 사람이 바꿨어요. 다시 확인하고 필요하면 한 번 더 해 주세요.',
    seat_taken:
      '이미 사용 중인 자리예요. 본인의 자리라면 이 기기에서 이어서 사용하고, 아니라면 진행자에게 새 링크를 요청해 주세요.',
    too_large: '서버가 받기에는 너무 커요.',
    workshop_full:
      '이 워크숍에는 이미지를 더 올릴 자리가 없어요. 더 작은 이미지를 쓰거나 링크로 대신해 주세요.',
    unsupported_media: '서버가 받지 않는 파일 형식이에요.',
    not_an_image: '보드에 보여 줄 수 있는 이미지가 아니에요.',
    too_many_requests: '짧은 시간에 요청이 너무 많았어요. 잠시 뒤 다시 시도해 주세요.',
    internal: '서버에서 문제가 생겼어요. 다시 시도해 주세요. 계속되면 서버 운영자에게 알려 주세요.',
    unavailable: '서버가 바쁘거나 다시 시작하는 중이에요. 잠시 뒤 다시 시도해 주세요.',
  },
  network: '서버에 닿을 수 없어요. 연결을 확인하고 다시 시도해 주세요.',
  field: {
    required: '내용을 적어 주세요.',
    too_long: '{max}자까지 쓸 수 있어요.',
    too_short: '{min}자 이상 써 주세요.',
    too_few: '{min}개 이상 필요해요.',
    too_many: '{max}개까지 쓸 수 있어요.',
    duplicate: '위에서 이미 쓰고 있어요. 다른 것으로 적어 주세요.',
    unknown: '고를 수 있는 항목이 아니에요.',
    invalid: '올바르지 않은 것 같아요.',
    out_of_range: '{min}부터 {max}까지의 숫자를 입력해 주세요.',
    unconfirmed: '이 언어의 현재 문구를 누군가 확인해야 해요.',
    merged: '다른 카드가 이 카드를 대신하고 있어요.',
    unchanged: '지금 내용과 같아요.',
    closed: '이것이 닿기 전에 라운드가 마감됐어요.',
    final: '답할 때 쓴 투표 열쇠 없이는 바꿀 수 없어요.',
  },
  page: {
    notFound: {
      title: '이 주소에는 아무것도 없어요',
      body: '주소가 잘렸거나 있던 것이 삭제됐을 수 있어요.',
    },
    broken: {
      title: '문제가 생겼어요',
      body: '이 화면을 보여 줄 수 없어요. 보드에 있는 내용에는 영향이 없어요.',
    },
    toHome: '처음 화면으로',
  },
} as const satisfies Translation<typeof en>
