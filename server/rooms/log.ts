/** The part of a pino logger that rooms use. Never given contents, names or tokens. */
export interface RoomLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
