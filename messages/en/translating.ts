export const translating = {
  panel: 'Translations',
  open: 'Open translations',
  collapse: 'Hide translations',
  toDo: '{count, plural, =0 {Everything is translated} one {One card needs you} other {# cards need you}}',
  empty: 'There are no cards yet. They appear here as soon as somebody writes one.',
  standing: {
    missing: 'not written yet',
    unconfirmed: 'not confirmed',
    outdated: 'changed since it was confirmed',
    confirmed: 'confirmed',
  },
  confirm: 'Confirm',
  confirmIn: 'Confirm {language}',
  show: 'Show on the board',
  frozen: 'This card has been tabled: its wording stays as it is.',
  card: 'Card {number}',
} as const
