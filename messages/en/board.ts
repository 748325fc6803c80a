export const board = {
  session: 'Session {number}',
  opening: 'Opening the board…',
  openingSlow:
    'Still opening. The connection may be slow; the board appears as soon as it has arrived.',
  menu: 'Menu',
  here: {
    label: 'Who is here',
    count: '{count, plural, one {Only you are here} other {# people are here}}',
    you: '{name} (you)',
    follow: 'Follow {name}',
    following: 'You are following {name}.',
    stop: 'Stop following',
    noParty: 'No side',
    empty: 'Nobody from this side is here now.',
    heading: 'Who is here',
    hint: 'Choose a person to follow their view.',
  },
  share: 'Share',
  handOver: 'Hand over to the next person',
  handOverConfirm: {
    title: 'Hand over to the next person?',
    body: '{name} leaves this browser. What is on the board stays. To come back later, {name} needs an invitation link.',
    waiting:
      '{count, plural, one {One change has not reached the server yet. Wait until the sign says “Saved”.} other {# changes have not reached the server yet. Wait until the sign says “Saved”.}}',
    key: {
      title: 'Take your ballot key with you',
      body: 'You have answered the round that is open. Handing over deletes the key to your answers from this browser. They stay sealed and count; to see or change them elsewhere, take the key along.',
    },
    action: 'Hand over',
  },
  home: 'All workshops',
  preferences: 'Language and appearance',
  signIn: {
    title: 'You are not in this workshop in this browser',
    body: 'Boards open only for people who joined by an invitation link, in the browser they joined with.',
    todo: 'Open your invitation link again; it brings you back in one click. If you no longer have it, ask a facilitator.',
  },
  choose: {
    title: 'Who are you now?',
    body: 'Several people have joined this workshop from this browser.',
    as: 'Continue as {name}',
  },
  notFound: {
    title: 'There is no such board',
    body: 'The address may be incomplete.',
    todo: 'Open your invitation link again, or go to the home page.',
  },
  interpreter:
    'You are interpreting: you write and confirm what cards say, in both languages, and change nothing else.',
  observer: 'You are observing: you see everything and change nothing.',
  refused: {
    forbidden:
      '{count, plural, =0 {A change was put back: it is for facilitators, or for another side.} one {One change was put back: it is for facilitators, or for another side.} other {# changes were put back: they are for facilitators, or for another side.}}',
    read_only: 'Observers cannot change the board. Your change was not taken.',
    document_full: 'This board is full. Your last change was not taken.',
    invalid_record: 'Something you added does not fit on this board and is shown to nobody.',
  },
} as const
