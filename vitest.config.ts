import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // By default one core stays idle, of two that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: [
      'node_modules/**',
      '.next/**',
      'build/**',
      'tests/e2e/**',
      'tests/contract/**',
      'bench/**',
    ],
  },
})
