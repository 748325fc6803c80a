import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { build } from '../../scripts/steps/build.mjs'
import { startTestServer } from '../fixtures/server'

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:<port>` */
    serverUrl: string
    dataDir: string
  }
}

/** Builds what has changed and starts one server for all contract tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build(fileURLToPath(new URL('../..', import.meta.url)))
  const server = await startTestServer({ OPERATOR: 'The Contract Tests' })
  project.provide('serverUrl', server.url)
  project.provide('dataDir', server.dataDir)
  return () => server.dispose()
}
