export const share = {
  title: 'Invite people',
  lead: 'One link per side. Whoever opens it joins on that side, without an account.',
  leadGroup: 'Whoever opens a link joins the board, without an account.',
  tabs: {
    sides: 'Sides',
    observers: 'Observers',
    interpreters: 'Interpreters',
    facilitators: 'Co-facilitators',
    seats: 'Personal links',
  },
  group: 'The group',
  link: 'Invitation link for {who}',
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed:
    'This browser did not allow copying. The link is selected: press Ctrl+C (⌘C on a Mac).',
  showQr: 'Show QR code',
  qrFor: 'QR code for {who}',
  qrScan: 'Scan to join',
  joined:
    '{count, plural, =0 {Nobody has joined by this link yet} one {One person joined by this link} other {# people joined by this link}}',
  renew: 'Renew',
  renewConfirm: {
    title: 'Renew the link for {who}?',
    body: 'The old link stops working at once. People who have already joined stay.',
    action: 'Renew link',
  },
  revoke: 'Revoke',
  revokeConfirm: {
    title: 'Revoke the link for {who}?',
    body: '{count, plural, =0 {The link stops working at once. Nobody has joined by it.} one {The link stops working at once, and the person who joined by it loses access.} other {The link stops working at once, and the # people who joined by it lose access.}}',
    action: 'Revoke link',
  },
  revoked: 'Revoked: this link lets nobody in.',
  replace: 'Make a new link',
  done: {
    renewed: 'The link for {who} is new. The old one no longer works.',
    revoked: 'The link for {who} is revoked.',
    added: 'A personal link for {who} was added.',
  },
  observersAbout: 'Observers see everything on the board and change nothing.',
  interpretersAbout:
    'Interpreters write and confirm what cards say, in both languages, and change nothing else. One who serves a side also enters that side’s room; nobody serves two.',
  interpreterOf: 'Interpreter of the {party} side',
  interpreterOfAll: 'Interpreter for everyone',
  addInterpreter: 'Make a link: {who}',
  facilitatorsAbout:
    'Co-facilitators can do all that you can, inviting and revoking included. Send this link only to people you trust.',
  seatsAbout: 'A personal link is for one person: the first to open it takes the seat.',
  seat: {
    side: 'For',
    label: 'Seat label',
    labelHint: 'For example “U.S. 1” or a name',
    add: 'Add personal link',
    count:
      '{count, plural, one {1 link} other {# links}}{free, plural, =0 {} other {, # not used yet}}',
    none: 'No personal links yet. Add one for each seat at the table if you want to know who comes in by which link.',
  },
  loopback: {
    title: 'These links work on this computer only',
    body: 'You opened the board on an address that other devices cannot reach.',
    lan: 'On the same network, open the board here instead; the links then work for everyone there:',
    none: 'To let others in, start the server with HOST=0.0.0.0 and open it by this computer’s network address.',
    again:
      'There you come in by your own link: copy it from “Co-facilitators” and put the address above in place of this one.',
  },
  few: 'Invite at least three people per side: results of a smaller side stay hidden, because single answers could be guessed.',
  loadFailed: 'The links could not be loaded.',
} as const
