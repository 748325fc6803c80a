/** Why the server can't start, in one sentence that says what to do. Shown as it is, exit code 1. */
export class StartError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'StartError'
  }
}
