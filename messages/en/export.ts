export const exportTopic = {
  open: 'Save a picture',
  title: 'Save a picture of the board',
  lead: 'As the board is now. Nothing on it changes.',
  what: {
    label: 'What',
    board: 'The whole board',
    page: 'This whole page',
    selection: '{count, plural, =1 {The selected shape} other {The # selected shapes}}',
    noSelection: 'The selection (nothing is selected)',
    areas: '{count, plural, =1 {Every area (one), as a zip} other {Every area (#), as a zip}}',
    oneArea: 'One area',
  },
  format: {
    label: 'Format',
    png: 'PNG',
    svg: 'SVG',
    pngHint: 'A picture for slides, documents and messages.',
    svgHint: 'Sharp at any size; opens in browsers and drawing programs.',
  },
  size: {
    label: 'Size',
    times: '{scale}×',
    pixels: '{width} × {height} pixels',
    tooLarge:
      '{what} is too large for {wanted}×: it will be saved at {scale}×, {width} × {height} pixels. An SVG has no limit.',
    tooLargeMore: '{count, plural, =1 {One more area is} other {# more areas are}} too large, too.',
  },
  colours: {
    label: 'Colours',
    light: 'Light',
    dark: 'Dark',
  },
  background: {
    label: 'Background',
    with: 'Filled',
    none: 'Transparent',
  },
  preview: {
    label: 'Preview',
    alt: 'Preview: {what}',
    drawing: 'Drawing the preview…',
    more: '{count, plural, =1 {and one more} other {and # more}}',
  },
  action: {
    png: 'Download PNG',
    svg: 'Download SVG',
    zip: 'Download zip',
    copy: 'Copy picture',
    downloadInstead: 'Download it instead',
    retry: 'Try again',
  },
  progress: {
    drawing: 'Drawing the picture…',
    areas: 'Drawing area {done} of {total}…',
  },
  done: {
    png: 'Saved as “{name}”, {width} × {height} pixels.',
    svg: 'Saved as “{name}”.',
    zip: '{count, plural, =1 {Saved one picture} other {Saved # pictures}} in “{name}”.',
    copied: 'Copied, {width} × {height} pixels. Paste it into a message or a slide.',
  },
  failure: {
    empty: {
      title: 'There is nothing to show yet',
      todo: 'Put something on the board first, or choose something else above.',
    },
    not_drawn: {
      title: 'The picture could not be drawn',
      todo: 'Try again. If it happens every time, save single areas to find the shape that fails.',
    },
    not_rendered: {
      title: 'This browser has no room for a picture this large',
      todo: 'Choose a smaller size, or SVG.',
    },
    no_clipboard: {
      title: 'This browser cannot copy pictures here',
      todo: 'Copying works on https addresses and on this computer’s own (localhost).',
    },
    clipboard_refused: {
      title: 'The browser did not allow the copy',
      todo: 'Click into the page and try again, or allow access to the clipboard.',
    },
  },
  fictional: 'Every picture of this sample session is stamped FICTIONAL.',
  file: {
    session: 'session {number}',
    board: 'whole board',
    selection: 'selection',
    areas: 'areas',
    untitledArea: 'Area without a name',
  },
  description: {
    text: '{what}. Session {number}, {day}. Made with Common Ground.',
    fictional: 'Fictional: every person, vote and position in it is invented.',
  },
} as const
