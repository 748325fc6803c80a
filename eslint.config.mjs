import next from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'
import { projectRoot, roomsPlugin } from './scripts/lint/rooms-rule.mjs'

const typescript = ['**/*.{ts,tsx}']

export default tseslint.config(
  {
    ignores: [
      '.next*/**',
      'build/**',
      'generated/**',
      'server/persistence/generated/**',
      'public/**',
      'data/**',
      'bench/**',
      'test-results/**',
      'next-env.d.ts',
    ],
  },
  ...next,
  {
    plugins: { rooms: roomsPlugin },
    rules: {
      'rooms/arrows': ['error', { root: projectRoot }],
      // Config files export what their tool asks for.
      'import/no-anonymous-default-export': 'off',
      // The font's stylesheet is copied from its package as it is, beside the files it names.
      '@next/next/no-css-tags': 'off',
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: projectRoot } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        // An async event handler is ordinary React; its errors are caught inside it.
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Implementations of an async interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: [
      'dialogue/**/*.ts',
      'sync/doc/**/*.ts',
      'sync/protocol/**/*.ts',
      'canvas/binding/**/*.ts',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'localStorage',
        'process',
        'Buffer',
        'WebSocket',
        'fetch',
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'],
    rules: {
      // Tests read JSON and poke at foreign shapes; what they expect is asserted, not typed.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // No React here: a `use` is somebody else's word (a Playwright fixture's, a room's).
    files: ['server/**', 'sync/**', 'dialogue/**', 'export/**', 'tests/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: ['scripts/**/*.mjs'], rules: { 'no-console': 'off' } },
)
