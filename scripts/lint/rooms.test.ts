import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { projectRoot, roomsPlugin } from './rooms-rule.mjs'

/** Only our rule and a parser: the cases need no types and the test stays fast. */
const onlyArrows = new ESLint({
  cwd: projectRoot,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.{ts,tsx}'],
      plugins: { rooms: roomsPlugin },
      languageOptions: { parser: tseslint.parser },
      rules: { 'rooms/arrows': ['error', { root: projectRoot }] },
    },
  ],
})

async function problems(file: string, code: string): Promise<string[]> {
  const [result] = await onlyArrows.lintText(code, { filePath: `${projectRoot}/${file}` })
  return result!.messages.map((message) => message.message)
}

describe('the arrows between rooms', () => {
  it.each([
    ['dialogue/gap.ts', `import { useState } from 'react'`],
    ['dialogue/gap.ts', `import { readFile } from 'node:fs/promises'`],
    ['dialogue/gap.ts', `import * as Y from 'yjs'`],
    ['dialogue/gap.ts', `import { MESSAGE } from '@/sync/protocol/messages'`],
    ['dialogue/gap.ts', `import { MESSAGE } from '../sync/protocol/messages'`],
    ['dialogue/gap.ts', `export * from '../sync/protocol/messages'`],
    ['dialogue/gap.ts', `const later = import('../sync/protocol/messages')`],
    ['dialogue/gap.ts', `type Later = import('@/sync/protocol/messages').Later`],
    ['sync/doc/layout.ts', `import { Editor } from 'tldraw'`],
    ['sync/doc/layout.ts', `import { connect } from '../client/connect'`],
    ['sync/protocol/frames.ts', `import { WebSocket } from 'ws'`],
    ['canvas/toolbar.tsx', `import { Timer } from '@/facilitation/timer'`],
    ['canvas/toolbar.tsx', `import { WebsocketProvider } from 'y-websocket'`],
    ['canvas/binding/bind.ts', `import { useEffect } from 'react'`],
    ['canvas/binding/bind.ts', `import { useEditor } from 'tldraw'`],
    ['facilitation/timer.tsx', `import { BoardCanvas } from '@/canvas/board-canvas'`],
    ['export/csv.ts', `import { renderToString } from 'react-dom/server'`],
    ['ui/button.tsx', `import { useTranslations } from 'use-intl'`],
    ['app/page.tsx', `import { storage } from '@/server/persistence/storage'`],
    ['app/page.tsx', `import * as Y from 'yjs'`],
    [
      'server/rooms/room.ts',
      `import { PrismaClient } from '@/server/persistence/generated/sqlite/client'`,
    ],
    ['server/rooms/room.ts', `import { PrismaClient } from '@prisma/client'`],
    ['server/rooms/room.ts', `import { BoardCanvas } from '@/canvas/board-canvas'`],
    ['server/rooms/room.ts', `import { startServer } from '@/tests/fixtures/server'`],
  ])('%s refuses %s', async (file, code) => {
    expect(await problems(file, code)).toHaveLength(1)
  })

  it.each([
    ['dialogue/gap.ts', `import { z } from 'zod'`],
    ['dialogue/gap.ts', `import { newId } from './ids'`],
    ['sync/doc/layout.ts', `import { MESSAGE } from '../protocol/messages'`],
    ['canvas/board-canvas.tsx', `import { bindStoreToDoc } from './binding/bind'`],
    ['canvas/board-canvas.tsx', `import { Tldraw } from 'tldraw'`],
    ['app/page.tsx', `import { services } from '@/server/services'`],
    ['app/page.tsx', `import { BoardCanvas } from '@/canvas/board-canvas'`],
    ['server/main.ts', `import { storage } from './persistence/storage'`],
    [
      'server/persistence/storage.ts',
      `import { PrismaClient } from '@/server/persistence/generated/sqlite/client'`,
    ],
    ['tests/e2e/main-job.spec.ts', `import { storage } from '@/server/persistence/storage'`],
    ['dialogue/gap.test.ts', `import { readFileSync } from 'node:fs'`],
  ])('%s allows %s', async (file, code) => {
    expect(await problems(file, code)).toEqual([])
  })

  it('are part of the lint run', async () => {
    const config = (await new ESLint({ cwd: projectRoot }).calculateConfigForFile(
      `${projectRoot}/dialogue/ids.ts`,
    )) as { rules: Record<string, unknown[]> }
    expect(config.rules['rooms/arrows']?.[0]).toBe(2)
  })
})
