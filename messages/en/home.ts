export const home = {
  title: 'See the same thing differently. Find what you share.',
  lead: 'Common Ground is a live board for dialogues between two or more sides: put what you see differently on axes, pin proposals between the poles, and leave with the picture and the record.',
  noAccount: 'No account. People join from a link, in English or Korean.',
  startHeading: 'Start a workshop',
  templates: {
    usRokSpace: {
      name: 'U.S.–ROK space dialogue',
      about:
        'Three axes of misalignment, each side’s stance with its documents, two precedents and the authors’ advice.',
      facts: '2 sides · 3 axes · English and Korean',
    },
    blank: {
      name: 'Blank dialogue',
      about: 'Your own sides, your own axes, your own words. The board is laid out for you.',
      facts: '2 to 6 sides · 1 to 8 axes',
    },
    brainstorm: {
      name: 'Remote brainstorm',
      about: 'One group, one open board: gather ideas, group them, agree on next steps.',
      facts: 'No sides · room for ideas',
    },
  },
  sample: {
    heading: 'Just looking?',
    about:
      'Open the U.S.–ROK board with twelve proposals already pinned between the poles. It is yours alone; nothing you do there reaches anyone else.',
    action: 'Explore a sample session',
    opening: 'Opening the sample…',
    visitorName: 'Visitor',
  },
  recent: {
    heading: 'Your workshops in this browser',
    empty: 'Workshops you start or join in this browser will be listed here.',
    asRole: 'as {role}',
    created: 'Started {date}',
  },
  preview: {
    alt: 'Drawing of the board: {description}',
  },
  footer: 'Runs on your own server. The canvas is made with tldraw.',
} as const
