/** Private writing: what is on the canvas (`canvas.drafts`) and over it. */
export const canvasDrafts = {
  own: 'Only you see this',
  refused:
    'Everyone is writing privately: only your own notes, cards and texts can be changed now.',
} as const

export const drafts = {
  label: 'Private writing',
  writing: {
    title: 'Private writing',
    body: 'Your new notes and cards are yours alone until the facilitator reveals everyone’s together.',
    attributed: 'They will then carry your name.',
    party: 'They will then carry your side, not your name.',
    none: 'They will then carry no name and no side.',
    own: '{count, plural, =0 {Nothing written yet} one {1 written} other {# written}}',
    preparing: 'Opening your private page…',
    saved: 'Saved, for you alone',
    saving: 'Saving…',
    offline: 'Offline: kept in this browser',
  },
  leading: {
    body: 'Participants write notes and cards that nobody else sees, you included.',
    none: 'Few have written so far',
    some: '{count} of {all} or more are writing',
    all: 'Everyone has written something ({all})',
    reveal: 'Reveal all',
  },
  confirm: {
    title: 'Reveal what everyone has written?',
    body: 'All notes and cards go onto the board together, shuffled, and private writing ends. This cannot be undone.',
    action: 'Reveal all',
    cancel: 'Let them write',
  },
  revealed:
    '{count, plural, =0 {Nobody had written anything.} one {One note or card is on the board.} other {# notes and cards are on the board.}}',
  ended: 'Private writing has ended. What everyone wrote is on the board.',
  late: {
    title:
      '{count, plural, one {1 note of yours wasn’t released} other {# notes of yours weren’t released}}',
    body: 'Only you see it. Put on the board now, others may guess that it is yours.',
    action: 'Put it on the board',
  },
} as const
