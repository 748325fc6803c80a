import { board } from './board'
import { canvas } from './canvas'
import { common } from './common'
import { errors } from './errors'
import { exportTopic } from './export'
import { home } from './home'
import { join } from './join'
import { share } from './share'
import { start } from './start'
import { sync } from './sync'

export const messages = {
  board,
  canvas,
  common,
  errors,
  export: exportTopic,
  home,
  join,
  share,
  start,
  sync,
} as const
