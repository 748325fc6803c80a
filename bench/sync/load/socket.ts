import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'

const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
const MASK = randomBytes(4)
const NOTHING = Buffer.alloc(0)

/**
 * A WebSocket client that does little, so that a core of load can feed and hear hundreds of them.
 * Servers send whole, unmasked messages; fragments are an error here. Only to 127.0.0.1.
 */
export class LoadSocket {
  onMessage: (payload: Buffer) => void = () => undefined
  /** Once, however it ends, unless we ended it. `code` is 0 without a close message. */
  onLost: (code: number) => void = () => undefined
  private pending: Buffer = NOTHING
  private closing = false

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.read(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => this.lose(0))
  }

  static open(port: number, path: string): Promise<LoadSocket> {
    return new Promise((resolve, reject) => {
      const upgrade = request({
        host: '127.0.0.1',
        port,
        path,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
        },
      })
      upgrade.once('error', reject)
      upgrade.once('response', (response) => {
        response.resume()
        reject(new Error(`The server refused a socket: ${response.statusCode}.`))
      })
      upgrade.once('upgrade', (_response, socket: Socket, head) => {
        const opened = new LoadSocket(socket)
        resolve(opened)
        // After whoever awaits has set `onMessage`.
        if (head.length > 0) setImmediate(() => opened.read(head))
      })
      upgrade.end()
    })
  }

  send(message: Uint8Array | string): void {
    if (typeof message === 'string') this.write(TEXT, Buffer.from(message))
    else this.write(BINARY, message)
  }

  close(): void {
    this.closing = true
    this.socket.destroy()
  }

  private lose(code: number): void {
    if (this.closing) return
    this.close()
    this.onLost(code)
  }

  private write(opcode: number, payload: Uint8Array): void {
    if (this.closing) return
    const { length } = payload
    const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
    const bytes = Buffer.allocUnsafe(head + 4 + length)
    bytes[0] = 0x80 | opcode
    bytes[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127)
    if (head === 4) bytes.writeUInt16BE(length, 2)
    if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2)
    MASK.copy(bytes, head)
    for (let at = 0; at < length; at++) {
      bytes[head + 4 + at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0)
    }
    this.socket.write(bytes)
  }

  private read(chunk: Buffer): void {
    const bytes = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk
    let at = 0
    while (!this.closing && bytes.length - at >= 2) {
      const second = bytes[at + 1] ?? 0
      const short = second & 0x7f
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (bytes.length - at < head) break
      const length =
        head === 2
          ? short
          : head === 4
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2))
      if (bytes.length - at < head + length) break
      this.take(bytes[at] ?? 0, bytes.subarray(at + head, at + head + length))
      at += head + length
    }
    this.pending = at < bytes.length ? bytes.subarray(at) : NOTHING
  }

  private take(first: number, payload: Buffer): void {
    const opcode = first & 0x0f
    if (opcode === PING) this.write(PONG, payload)
    else if (opcode === CLOSE) this.lose(payload.length >= 2 ? payload.readUInt16BE(0) : 1005)
    else if (opcode === TEXT || opcode === BINARY) {
      if ((first & 0x80) === 0) throw new Error('A server sent a fragment.')
      this.onMessage(payload)
    }
  }
}
