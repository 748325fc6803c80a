export const errors = {
  /** By `ErrorCode` of dialogue/errors: what happened and what to do. */
  code: {
    bad_request: 'The server did not understand this request. Reload the page and try again.',
    invalid_json: 'The server did not understand this request. Reload the page and try again.',
    invalid_fields: 'Some fields need a look.',
    unknown_template: 'There is no such template. Choose one on the home page.',
    not_signed_in: 'You are not in this workshop in this browser. Open your invitation link again.',
    bad_token: 'This link does not work. Ask the person who invited you for the link again.',
    revoked: 'This link has been withdrawn. Ask a facilitator for a new one.',
    taken_over: 'You went on on another device. Open your personal link again to go on here.',
    wrong_board: 'This board belongs to another workshop.',
    forbidden: 'Your role does not allow this. Ask a facilitator.',
    cross_site: 'This request came from another site and was refused.',
    not_found: 'This could not be found. It may have been removed.',
    method_not_allowed:
      'The server did not understand this request. Reload the page and try again.',
    conflict: 'Someone else changed this at the same moment. Look again and repeat it if needed.',
    seat_taken:
      'This seat is taken. If it is yours, take it over on this device; if not, ask a facilitator for a link of your own.',
    too_large: 'This is too large for the server.',
    workshop_full:
      'This workshop has no room for more images. Use a smaller one, or link to it instead.',
    unsupported_media: 'The server does not accept this kind of file.',
    not_an_image: 'This file is not an image the board can show.',
    too_many_requests: 'Too many requests in a short time. Wait a moment and try again.',
    internal:
      'Something went wrong on the server. Try again; if it stays, tell the person who runs it.',
    unavailable: 'The server is busy or restarting. Try again in a moment.',
  },
  network: 'The server could not be reached. Check the connection and try again.',
  field: {
    required: 'Please fill this in.',
    too_long: 'At most {max} characters.',
    too_short: 'At least {min} characters.',
    too_few: 'At least {min}.',
    too_many: 'At most {max}.',
    duplicate: 'Already used above. Choose another.',
    unknown: 'This is not one of the choices.',
    invalid: 'This does not look right.',
    out_of_range: 'A number from {min} to {max}.',
    unconfirmed: 'Somebody has to confirm this language as it stands now.',
    merged: 'Another card stands for this one.',
    unchanged: 'This is what it says already.',
    closed: 'The round was closed before this arrived.',
    final: 'This is final without the ballot key it was given under.',
  },
  page: {
    notFound: {
      title: 'There is nothing at this address',
      body: 'The address may be incomplete, or what was here has been removed.',
    },
    broken: {
      title: 'Something went wrong',
      body: 'This page could not be shown. What is on your boards is not affected.',
    },
    toHome: 'Go to the home page',
  },
} as const
