/** Why there is no picture; each has words in `messages` under `export.failure`. */
export const PICTURE_FAILURES = [
  /** Nothing is there to show. */
  'empty',
  /** A shape could not be drawn. */
  'not_drawn',
  /** The browser had no room for the pixels. */
  'not_rendered',
  /** Copying pictures needs https or localhost, and a browser that can. */
  'no_clipboard',
  /** The browser or the person said no. */
  'clipboard_refused',
] as const

export type PictureFailure = (typeof PICTURE_FAILURES)[number]

export class PictureError extends Error {
  constructor(
    readonly reason: PictureFailure,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}
