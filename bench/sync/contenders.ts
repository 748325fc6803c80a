import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Join } from './load/client'
import { joinTldraw } from './load/tldraw-client'
import { joinYjs } from './load/yjs-client'

/** A server under test and how to speak to it. */
export interface Contender {
  name: string
  /** The bundle its process runs. */
  script: string
  join: Join
}

const peer = (name: string) => fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url))

export const OURS = 'Common Ground'

export function contenders(root: string): Contender[] {
  return [
    {
      name: OURS,
      script: join(root, 'build/bench/common-ground.mjs'),
      join: joinYjs({ namesDocument: false }),
    },
    {
      name: 'y-websocket',
      script: peer('y-websocket'),
      join: joinYjs({ namesDocument: false }),
    },
    {
      name: 'Hocuspocus',
      script: peer('hocuspocus'),
      join: joinYjs({ namesDocument: true }),
    },
    { name: 'tldraw sync', script: peer('tldraw-sync'), join: joinTldraw },
  ]
}
