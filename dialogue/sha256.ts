/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, as 64 hex digits. Written out because the domain
 * must not wait: Web Crypto's is asynchronous, and missing on plain http.
 */
export function sha256(text: string): string {
  const state = [...INITIAL]
  const bytes = padded(new TextEncoder().encode(text))
  for (let offset = 0; offset < bytes.byteLength; offset += 64) compress(state, bytes, offset)
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The message, a 1 bit, zeros, and its length in bits, in whole blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / 64) * 64
  const bytes = new Uint8Array(length)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(length - 4, message.length << 3)
  return view
}

function compress(state: number[], bytes: DataView, offset: number) {
  const w = new Int32Array(64)
  for (let t = 0; t < 16; t++) w[t] = bytes.getInt32(offset + t * 4)
  const word = (t: number) => w[t] ?? 0
  for (let t = 16; t < 64; t++) {
    const [x, y] = [word(t - 15), word(t - 2)]
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    w[t] = word(t - 16) + s0 + word(t - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + k(t) + word(t)) | 0
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g]
  }
  const next = [a, b, c, d, e, f, g, h]
  next.forEach((value, place) => {
    state[place] = ((state[place] ?? 0) + value) | 0
  })
}

const rotate = (value: number, by: number) => (value >>> by) | (value << (32 - by))
const k = (t: number) => CONSTANTS[t] ?? 0

/** The first 32 bits of the fractional part of `value`, which is not whole. */
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0

const PRIMES = Array.from({ length: 310 }, (_, place) => place + 2).filter((n) =>
  Array.from({ length: n - 2 }, (_, place) => place + 2).every((divisor) => n % divisor !== 0),
)
const CONSTANTS = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
