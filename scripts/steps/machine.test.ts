import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { browserPlaces } from './browser.mjs'
import { prepareDataFolder } from './data-folder.mjs'
import { npmCommand } from './npm.mjs'
import { checkPort, portOf } from './port.mjs'

describe('port', () => {
  it.each(['abc', '70000', '-1', '80.5'])('refuses PORT=%s with a sentence', (PORT) => {
    expect(() => portOf({ PORT })).toThrow(`PORT is "${PORT}"`)
  })

  it('says that a port is taken and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expect(checkPort('127.0.0.1', port)).rejects.toThrow(
      `Port ${port} is already in use: stop the other program, or choose another port with PORT=`,
    )
    await new Promise((resolve) => other.close(resolve))
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined()
  })
})

describe('data folder', () => {
  it('is made when missing, and named when it cannot be', () => {
    const root = mkdtempSync(join(tmpdir(), 'data-'))
    expect(prepareDataFolder(root, { DATA_DIR: 'deep/data' })).toBe(join(root, 'deep/data'))
    writeFileSync(join(root, 'file'), '')
    expect(() => prepareDataFolder(root, { DATA_DIR: 'file' })).toThrow(/file can't be written/)
    chmodSync(root, 0o700)
    rmSync(root, { recursive: true })
  })
})

describe('npm', () => {
  const all = () => true
  const none = () => false

  it('runs the npm that runs us', () => {
    const env = { npm_execpath: '/npm/bin/npm-cli.js' }
    expect(npmCommand({ env, execPath: '/bin/node', platform: 'linux', exists: all })).toEqual({
      file: '/bin/node',
      args: ['/npm/bin/npm-cli.js'],
      shell: false,
    })
  })

  it('passes over other package managers', () => {
    const env = { npm_execpath: '/yarn/yarn.js' }
    const found = npmCommand({ env, execPath: '/opt/bin/node', platform: 'linux', exists: all })
    expect(found.args[0]).toContain('npm-cli.js')
  })

  it('never spawns a bare npm on Windows', () => {
    const found = npmCommand({ env: {}, execPath: 'node.exe', platform: 'win32', exists: none })
    expect(found).toEqual({ file: 'npm.cmd', args: [], shell: true })
  })
})

describe('browser', () => {
  it.each([
    ['linux', { PATH: '/usr/bin' }, '/usr/bin/chromium'],
    [
      'darwin',
      { HOME: '/Users/kim' },
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'win32',
      { PROGRAMFILES: 'C:\\Programs' },
      'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe',
    ],
  ])('is looked for on %s', (platform, env, place) => {
    expect(browserPlaces({ env: env, platform })).toContain(place)
  })

  it('is the chosen one first', () => {
    const env = { CHROMIUM_PATH: '/mine' }
    expect(browserPlaces({ env, platform: 'linux' })[0]).toBe('/mine')
  })
})
