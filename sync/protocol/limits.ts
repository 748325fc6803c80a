/**
 * What one socket may cost, both sides' word on it. Sizes in bytes, times in milliseconds.
 * The server takes them as `limits` and tests lower them.
 */
export const LIMITS = {
  /** Largest frame a client may send. Lower and a long offline time can't come back in one piece;
   * higher and a few clients can fill the server's memory with half-read frames. */
  frameBytes: 8 * 1024 * 1024,
  /** One tab's awareness state as JSON. A presence is about 500. */
  awarenessBytes: 4 * 1024,
  /** One gesture frame. It goes to everyone up to 30 times a second: at 30 Hz and 100 people, 8 KB would
   * be 24 MB/s. A drag of one shape is about 55. */
  gestureBytes: 8 * 1024,
  /** Records in one gesture frame. More are dragged at once now and then; others see them move when
   * they are written. */
  gestureRecords: 120,
  /** Messages a socket may send each second, averaged over `burst`. An unmodified y-websocket
   * client echoes every awareness message it gets: about 60 a second on top of its own. */
  messagesPerSecond: 500,
  /** Messages in hand for a burst (a gesture, a paste, the echo of a join). */
  messageBurst: 2_000,
  /** What asking for the document (sync step 1) costs of the above: answering costs CPU. */
  stepOneCost: 20,
  /** Largest document, encoded: about 50,000 shapes. A joiner gets it in one message, which must fit
   * `outgoingBytes` with the changes since; higher also makes every join and load slower for all. */
  documentBytes: 12 * 1024 * 1024,
  /** Bytes waiting for a reader that doesn't read; the largest join message must fit. */
  outgoingBytes: 16 * 1024 * 1024,
  /** Above this a reader gets no more cursors, only changes. */
  outgoingSoftBytes: 256 * 1024,
  /** Bytes received and not yet processed, per socket, before it is paused. */
  inboxBytes: 1024 * 1024,
  /** Changes held back because something before them is missing, per socket. */
  unresolvedBytes: 2 * 1024 * 1024,
  unresolvedMs: 10_000,
  connectionsPerAddress: 400,
  connectionsPerDocument: 500,
  /** Gathering time of all rooms together; after a quiet moment nothing waits. Lower costs CPU and
   * waits for the disk, higher shows as lag. */
  tickMs: 33,
  /** Something is sent at least this often: y-websocket gives up after 30 s of silence. */
  heartbeatMs: 20_000,
  /** How long a room without clients stays in memory. */
  idleMs: 30_000,
  /** Updates in the log before they are folded into a snapshot; higher makes loading slower. */
  compactAfterUpdates: 2_000,
  /** A document smaller than this is never squashed into a new epoch. Lower and boards change epochs
   * for a gain nobody feels, higher and joiners download what nobody sees. */
  squashBytes: 256 * 1024,
  /** How many times larger than a fresh one a document must be to be squashed. */
  squashRatio: 2,
  /** How long a closing socket may take to say goodbye before it is cut. */
  closeMs: 2_000,
} as const

export type Limits = { readonly [Name in keyof typeof LIMITS]: number }
