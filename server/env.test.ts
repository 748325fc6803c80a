import { describe, expect, it } from 'vitest'
import { readEnv } from './env'
import { StartError } from './start-error'

const read = (source: Record<string, string>) => readEnv(source as NodeJS.ProcessEnv, '/srv/board')

describe('readEnv', () => {
  it('has defaults for everything; an empty variable counts as unset', () => {
    const env = read({ PORT: '', PUBLIC_URL: '' })
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      dataDir: '/srv/board/data',
      NODE_ENV: 'production',
    })
    expect(env.PUBLIC_URL).toBeUndefined()
  })

  it('takes what is given', () => {
    expect(
      read({ PORT: '0', DATA_DIR: '/var/lib/board', PUBLIC_URL: 'https://b.example/x//' }),
    ).toMatchObject({ PORT: 0, dataDir: '/var/lib/board', PUBLIC_URL: 'https://b.example/x' })
  })

  it.each([
    ['PORT', 'x'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'ftp://b.example'],
    ['SERVER_KEY', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'maybe'],
    ['DATABASE_URL', 'postgresql://x'],
  ])('names what is wrong: %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(StartError)
    expect(() => read({ [name]: value })).toThrow(name)
  })
})
