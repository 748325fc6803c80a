import { answering } from './answering'
import { board } from './board'
import { canvas } from './canvas'
import { common } from './common'
import { dialogue } from './dialogue'
import { dots } from './dots'
import { errors } from './errors'
import { exportTopic } from './export'
import { home } from './home'
import { join } from './join'
import { results } from './results'
import { share } from './share'
import { start } from './start'
import { sync } from './sync'

export const messages = {
  answering,
  board,
  canvas,
  common,
  dialogue,
  dots,
  errors,
  export: exportTopic,
  home,
  join,
  results,
  share,
  start,
  sync,
} as const
