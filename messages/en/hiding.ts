/** Hidden frames: what is on the canvas (`canvas.hiding`) and around it. */
export const canvasHiding = {
  hide: 'Hide from participants',
  show: 'Show to everyone',
  toggle: 'Hide or show a frame',
  hidden: 'Hidden from participants',
  refused: {
    in: 'This frame is hidden. What everyone sees stays outside: make a copy in it, or show the frame first.',
    out: 'This is hidden and stays in its frame. Copy it and paste it outside to show it, or show the whole frame.',
    arrow: 'An arrow can’t tie what everyone sees to something hidden.',
    mixed: 'Only things inside one hidden frame can be grouped there.',
    picture:
      'Images and links can’t be put into a hidden frame: they would be on the board first. Show the frame, put them in, then hide it.',
    frame: 'A hidden frame goes with all that is in it. Show it first.',
  },
} as const

export const hiding = {
  list: {
    open: 'Frames: show and hide',
    openSome: 'Frames: show and hide. {count, plural, one {# is hidden} other {# are hidden}}',
    title: 'Frames on this board',
    lead: 'Only facilitators see a hidden frame, with all that is in it.',
    none: 'No frames yet. Draw one with the frame tool (F) to prepare something in it.',
    goTo: 'Go to {name}',
    goToHidden: 'Go to {name}, which is hidden',
    hide: 'Hide {name} from participants',
    show: 'Show {name} to everyone',
    hidden: 'hidden',
    untitled: 'Frame without a name',
  },
  option: '{name} (hidden)',
  hidden: 'Hidden. Only facilitators see it.',
  shown: 'Everyone sees it now.',
  showAgain: 'Show again',
  stage: {
    body: 'This stage’s frame is hidden',
    show: 'Show it',
  },
} as const
