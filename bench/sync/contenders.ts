import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Join } from './load/client'
import { joinTldraw } from './load/tldraw-client'
import { joinYjs } from './load/yjs-client'
import type { Scenario } from './scenarios'

/** A server under test and how to speak to it. */
export interface Contender {
  name: string
  /** The bundle its process runs. */
  script: string
  join: Join
  /** Left out of scenarios that this isn't for. Default: none. */
  leftOutOf?: (scenario: Scenario) => boolean
}

const peer = (name: string) => fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url))

export const OURS = 'Common Ground'
/** Ours as a stranger's client uses it: every step of a drag is in the document. */
export const OURS_COMMITTED = `${OURS}, every step committed`

export function contenders(root: string): Contender[] {
  const ours = join(root, 'build/bench/common-ground.mjs')
  return [
    { name: OURS, script: ours, join: joinYjs({ namesDocument: false, hasGestures: true }) },
    {
      name: OURS_COMMITTED,
      script: ours,
      join: joinYjs({ namesDocument: false, hasGestures: false }),
      leftOutOf: (scenario) => scenario.kind !== 'load' || scenario.clientsPerRoom < 100,
    },
    {
      name: 'y-websocket',
      script: peer('y-websocket'),
      join: joinYjs({ namesDocument: false, hasGestures: false }),
    },
    {
      name: 'Hocuspocus',
      script: peer('hocuspocus'),
      join: joinYjs({ namesDocument: true, hasGestures: false }),
    },
    { name: 'tldraw sync', script: peer('tldraw-sync'), join: joinTldraw },
  ]
}
