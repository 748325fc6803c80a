export const sync = {
  label: 'Saved state',
  connecting: { name: 'Connecting…', todo: 'The board is looking for the server.' },
  saved: { name: 'Saved', todo: 'Everything you did is stored on the server.' },
  saving: {
    name: 'Saving…',
    todo: 'The server has not stored your last change yet. This usually takes less than a second.',
  },
  offline: {
    name: '{count, plural, =0 {Offline} other {Offline (#)}}',
    todo: '{count, plural, =0 {The server cannot be reached. You can go on working; the board reconnects by itself.} one {The server cannot be reached. One change waits in this browser. Keep this page open: it is sent as soon as the connection is back.} other {The server cannot be reached. # changes wait in this browser. Keep this page open: they are sent as soon as the connection is back.}}',
    todoKept:
      '{count, plural, =0 {The server cannot be reached. You can go on working; the board reconnects by itself.} one {The server cannot be reached. One change is kept in this browser and sent as soon as the connection is back. If you close this page, open the board in this browser again later.} other {The server cannot be reached. # changes are kept in this browser and sent as soon as the connection is back. If you close this page, open the board in this browser again later.}}',
  },
  closed: {
    name: 'Disconnected',
    unsent:
      '{count, plural, one {One change of yours was not stored. Copy it somewhere before you leave this page.} other {# changes of yours were not stored. Copy what matters somewhere before you leave this page.}}',
    unsentKept:
      '{count, plural, one {One change of yours was not stored yet. This browser keeps it and sends it when the board is open again.} other {# changes of yours were not stored yet. This browser keeps them and sends them when the board is open again.}}',
    bad_frame: {
      title: 'This page and the server no longer understand each other',
      todo: 'Reload the page. If it happens again, tell the person who runs the server.',
    },
    bad_token: {
      title: 'Your entry to this board is no longer valid',
      todo: 'Open your invitation link again.',
    },
    token_expired: {
      title: 'Your entry to this board has expired',
      todo: 'Reload the page to go on.',
    },
    revoked: {
      title: 'Your access to this workshop has ended',
      todo: 'A facilitator has withdrawn the link you joined by. If that was a mistake, ask for a new link.',
    },
    taken_out: {
      title: 'A facilitator has taken you out of this workshop',
      todo: 'You no longer have access to its boards. If that was a mistake, ask the facilitator to let you in again.',
    },
    taken_over: {
      title: 'You went on on another device',
      todo: 'Your personal link was opened there, and your seat is one place at a time. If that was not you, tell a facilitator: a renewed link lets nobody else in.',
      here: 'Go on here instead',
    },
    takenOverKey:
      'Your answers to the open round stay under this ballot key. Take it along to see or change them there.',
    unknown_document: {
      title: 'This board no longer exists',
      todo: 'Go to the home page for your other workshops.',
    },
    read_only: {
      title: 'Observers cannot change the board',
      todo: 'Your last change was not taken. Reload the page to go on watching.',
    },
    awareness_too_large: {
      title: 'This page and the server no longer understand each other',
      todo: 'Reload the page. If it happens again, tell the person who runs the server.',
    },
    unresolved_changes: {
      title: 'Some of your changes did not arrive whole',
      todo: 'Reload the page, look whether your last change is there, and make it again if not.',
    },
    role_changed: {
      title: 'Your role in this workshop has changed',
      todo: 'Reload the page to go on in your new role.',
    },
    epoch_changed: {
      title: 'This board has been tidied up or restored on the server',
      todo: 'Reload the page to get the newest version.',
    },
    frame_too_large: {
      title: 'That was too much at once',
      todo: 'Your last change was too large for the server. Reload the page and add it in smaller parts.',
    },
    document_full: {
      title: 'This board is full',
      todo: 'Your last change was not taken. Delete what is no longer needed, or go on on another board.',
    },
    too_many_messages: {
      title: 'Too many changes in too short a time',
      todo: 'Wait a moment, then reload the page.',
    },
    too_many_connections: {
      title: 'This board is open in too many places',
      todo: 'Close it in other tabs, then reload the page.',
    },
    other: {
      title: 'The board was disconnected',
      todo: 'Reload the page to go on.',
    },
  },
  /** After a change of role; `{role}` as in "Observer" or "ROK delegate". */
  roleNow: 'Your role in this workshop has changed. You are now: {role}.',
  replayed: {
    written:
      '{count, plural, one {The board was renewed on the server. Your change from before is in it.} other {The board was renewed on the server. Your # changes from before are in it.}}',
    left: '{count, plural, one {One change of yours was left out: others have changed the same since. Look at it and make it again if it matters.} other {# changes of yours were left out, wholly or in part: others have changed the same since. Look at them and make them again if they matter.}}',
  },
  aside: {
    title: '{count, plural, one {A change of yours waits} other {# changes of yours wait}}',
    offer:
      '{count, plural, one {It could not be stored while you were not allowed to write. Add it to the board now?} other {They could not be stored while you were not allowed to write. Add them to the board now?}}',
    offerFull:
      '{count, plural, one {It did not fit, and this browser keeps it. Delete what is no longer needed on the board, then add it again.} other {They did not fit, and this browser keeps them. Delete what is no longer needed on the board, then add them again.}}',
    kept: '{count, plural, one {One change of yours was not taken. This browser keeps it until you may write again.} other {# changes of yours were not taken. This browser keeps them until you may write again.}}',
    lateTitle:
      '{count, plural, one {A change you made while away came too late} other {# changes you made while away came too late}}',
    lateOffer:
      '{count, plural, one {What it belongs to has been deleted or hidden since, or the board was not open to changes when you came back. This browser keeps it: add it to the board, or discard it.} other {What they belong to has been deleted or hidden since, or the board was not open to changes when you came back. This browser keeps them: add them to the board, or discard them.}}',
    lateWait:
      '{count, plural, one {This browser keeps it. You can add it once the board is open to changes again.} other {This browser keeps them. You can add them once the board is open to changes again.}}',
    add: 'Add to the board',
    discard: 'Discard',
  },
  newer: {
    title: 'This board has been updated',
    todo: 'This page is older than the board: you can look, but nothing you change is kept. Reload the page to go on working.',
  },
  reload: 'Reload the page',
} as const
