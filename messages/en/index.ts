import { answering } from './answering'
import { board } from './board'
import { canvas } from './canvas'
import { caucus } from './caucus'
import { common } from './common'
import { dialogue } from './dialogue'
import { dots } from './dots'
import { drafts } from './drafts'
import { errors } from './errors'
import { exportTopic } from './export'
import { hiding } from './hiding'
import { home } from './home'
import { join } from './join'
import { order } from './order'
import { results } from './results'
import { session } from './session'
import { share } from './share'
import { sorting } from './sorting'
import { start } from './start'
import { sync } from './sync'
import { translating } from './translating'

export const messages = {
  answering,
  board,
  canvas,
  caucus,
  common,
  dialogue,
  dots,
  drafts,
  errors,
  export: exportTopic,
  hiding,
  home,
  join,
  order,
  results,
  session,
  share,
  sorting,
  start,
  sync,
  translating,
} as const
