/** What the canvas says of dots: giving them on cards and notes, and what those got. Part of `canvas`. */
export const dots = {
  heading: 'Your dots',
  left: '{left} of {each} left',
  allGiven: 'all given',
  private: 'Only you see this',
  saving: 'Saving…',
  saved: 'Saved',
  failed: 'Not saved yet',
  fixed: 'They can’t be changed now',
  one: 'A dot on “{title}”',
  more: 'One dot more on “{title}”',
  fewer: 'One dot fewer on “{title}”',
  count: 'Dots on “{title}”',
  value: '{count, plural, =0 {no dots} one {1 dot} other {# dots}}',
  untitled: 'Note without words',
  level: { many: 'many', some: 'some', few: 'few' },
  levelLong: { many: 'many dots', some: 'some dots', few: 'few dots' },
  /** In a card's panel. */
  result: 'Priorities: {dots}. What to take up first, not what is agreed.',
} as const
