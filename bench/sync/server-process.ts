import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Board } from './board'
import type { Answer, Ask, Ready } from './servers/contract'
import type { Cores } from './settings'

/** Longer than any server takes to set up 200 rooms. */
const SETUP_MS = 120_000
/** A server that has no time to say how much it has worked has drowned in the load. */
const USAGE_MS = 20_000

/** How boards get to the servers: bytes don't travel well by IPC. */
const folder = mkdtempSync(join(tmpdir(), 'common-ground-boards-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

export interface Usage {
  cpuMs: number
  rssBytes: number
}

/** A server in a process of its own, on the server's core. */
export class ServerProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(script: string, cores: Cores | null): Promise<ServerProcess> {
    const command = cores
      ? ['taskset', '-c', String(cores.server), process.execPath, script]
      : [process.execPath, script]
    const [file = '', ...args] = command
    const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const server = new ServerProcess(child)
    await server.answer('started', SETUP_MS)
    return server
  }

  async setUp(board: Board, rooms: number, clientsPerRoom: number): Promise<Ready> {
    const yjsFile = join(folder, 'board.bin')
    const recordsFile = join(folder, 'board.json')
    writeFileSync(yjsFile, board.update)
    writeFileSync(recordsFile, JSON.stringify(board.records))
    return this.ask(
      { kind: 'setup', setup: { rooms, clientsPerRoom, yjsFile, recordsFile } },
      'ready',
    )
  }

  /** CPU of the whole process since it started, all threads, and its memory now. */
  usage(): Promise<Usage> {
    return this.ask({ kind: 'usage' }, 'usage')
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    if (this.child.connected) this.child.disconnect()
    const cut = setTimeout(() => this.child.kill('SIGKILL'), 3_000)
    await gone
    clearTimeout(cut)
  }

  private ask<Kind extends Answer['kind']>(ask: Ask, kind: Kind) {
    const answer = this.answer(kind, ask.kind === 'usage' ? USAGE_MS : SETUP_MS)
    this.child.send(ask)
    return answer
  }

  private answer<Kind extends Answer['kind']>(kind: Kind, longestMs: number) {
    return new Promise<Extract<Answer, { kind: Kind }>>((resolve, reject) => {
      const end = (error: Error | null, answer?: Extract<Answer, { kind: Kind }>) => {
        clearTimeout(timer)
        this.child.off('message', listen)
        this.child.off('exit', exited)
        if (answer) resolve(answer)
        else reject(error ?? new Error('The server gave no answer.'))
      }
      const listen = (message: Answer) => {
        if (message.kind === 'failed') end(new Error(message.message))
        else if (message.kind === kind) end(null, message as Extract<Answer, { kind: Kind }>)
      }
      const exited = () => end(new Error('The server has ended.'))
      const timer = setTimeout(() => end(new Error('The server did not answer.')), longestMs)
      this.child.on('message', listen)
      this.child.once('exit', exited)
    })
  }
}
