export const common = {
  product: 'Common Ground',
  tagline: 'A live board for dialogues between parties who see the same thing differently.',
  skipToContent: 'Skip to content',
  home: 'Home',
  language: {
    label: 'Language',
    en: 'English',
    ko: '한국어',
  },
  theme: {
    label: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'Same as this device',
  },
  role: {
    facilitator: 'Facilitator',
    delegate: 'Delegate',
    interpreter: 'Interpreter',
    observer: 'Observer',
  },
  /** A delegate of one side, e.g. "ROK delegate". */
  delegateOf: '{party} delegate',
  attribution: {
    label: 'Attribution',
    attributed: {
      name: 'By name',
      meaning: 'Everyone sees who gave which answer.',
    },
    party: {
      name: 'By side',
      meaning: 'Everyone sees which side an answer came from, never which person.',
    },
    none: {
      name: 'Not at all',
      meaning:
        'Only totals are shown. Nobody, the facilitator included, can see one person’s answer.',
    },
  },
  action: {
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    retry: 'Try again',
    remove: 'Remove',
    add: 'Add',
  },
  required: 'required',
  optional: 'optional',
  loading: 'Loading…',
  fictional: 'FICTIONAL',
  fictionalNote: 'Every person, vote and position in this session is invented.',
  notice: {
    dismiss: 'Dismiss',
    region: 'Notices',
  },
} as const
