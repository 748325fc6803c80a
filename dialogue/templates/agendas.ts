import type { Agenda } from '../session/agenda'

/** The agenda a board of this template begins with; a template nobody knows has none. */
export function agendaOf(_template: string): Agenda {
  return { version: 0, stages: [] }
}
