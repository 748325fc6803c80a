export const join = {
  invited: 'You are invited to',
  asDelegate: 'You sit at the table for: {party}',
  asObserver: 'You will be an observer: you see everything on the board and change nothing.',
  asFacilitator: 'You will be a facilitator: you run the session with the others.',
  asInterpreter:
    'You will interpret for everyone: you write and confirm what cards say, in both languages.',
  asInterpreterOf:
    'You will interpret for {party}, in the plenary and in their own room: you write and confirm what cards say, in both languages.',
  asGroup: 'You will take part as one of the group.',
  seat: 'Your seat: {seat}',
  sides: 'Sides at the table',
  yourSide: 'your side',
  notAnonymous:
    'Writing live on the board is not anonymous: others see your cursor, and the server knows who typed what.',
  sealed: {
    attributed:
      'Positions and assessments are sealed until the facilitator reveals them. Until then nobody sees yours; afterwards everyone sees it with your name.',
    party:
      'Positions and assessments are sealed until the facilitator reveals them. Nobody, the facilitator included, is ever shown whose answer is whose: only each side’s answers together, from three people on.',
    none: 'Positions and assessments are sealed until the facilitator reveals them, and kept under a key that only your browser has. Nobody, the facilitator included, can tell whose answer is whose: only each side’s answers together are shown, from three people on.',
  },
  progress:
    'The facilitator sees how many have answered, and who sits at the table. Whoever runs this server could change the program; that promise is theirs.',
  operator: 'This server is run by {operator}.',
  operatorUnknown:
    'Whoever runs this server has not said who they are. Ask the person who invited you.',
  name: 'Your name',
  nameHint: 'Others on the board see this name.',
  seatName: 'Your seat label',
  seatNameHint:
    'In this workshop nobody needs to give their own name. Keep the label, or write another.',
  submit: 'Join the board',
  joining: 'Joining…',
  continueHeading: 'Welcome back',
  continueAs: 'Continue as {name}',
  someoneElse: 'Join as someone else',
  someoneElseHint:
    'For a shared screen: the earlier person stays signed in on this browser too, until they hand over.',
  takeOver: {
    heading: 'Take the seat over',
    title: 'Someone is in this seat now',
    body: 'If that is you on another device, go on here: the other device is signed out, and your answers come with the seat. What it has not sent yet is lost.',
    key: 'Your ballot key does not come along: copy it there first, if you want to change answers you gave.',
    other: 'If it is not you, ask a facilitator for a link of your own.',
    submit: 'Go on here',
  },
  handedOver: 'The person before you has left this browser. You can join now.',
  noLink: {
    title: 'Ready for the next person',
    body: 'Whoever used this browser before has left the workshop here.',
    todo: 'Open the invitation link of the next person to go on.',
  },
  broken: {
    bad_token: {
      title: 'This link does not work',
      body: 'It may have been cut off when it was copied, or been replaced by a newer one.',
      todo: 'Ask the person who invited you for the link again, and open the whole of it.',
    },
    revoked: {
      title: 'This link has been withdrawn',
      body: 'A facilitator has ended it, so it lets nobody in any more.',
      todo: 'If you should still be part of the workshop, ask a facilitator for a new link.',
    },
  },
} as const
