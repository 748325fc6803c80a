import type { Random } from '@/sync/doc/testing/random'
import type { GestureFrame } from '@/sync/protocol/gesture-frames'
import { TestChannel } from '../../binding/testing/flights'

/** Gesture frames between people, over a line that loses, delays, reorders and doubles them. */
export class Flights {
  private channels: TestChannel[] = []
  private waiting: { to: TestChannel; frame: GestureFrame }[] = []

  constructor(private readonly random: Random) {}

  /** A channel of somebody who comes. */
  open(clientId: number): TestChannel {
    const channel = new TestChannel(clientId, (frame) => this.send(channel, frame))
    this.channels.push(channel)
    return channel
  }

  /** Somebody goes; the server may have been able to say so. */
  close(channel: TestChannel): void {
    const last = channel.sent.at(-1)
    this.channels = this.channels.filter((each) => each !== channel)
    this.waiting = this.waiting.filter(({ to }) => to !== channel)
    if (last && this.random.chance(0.5)) this.send(channel, { ...last, patches: [] })
  }

  deliver(count: number): void {
    for (let n = 0; n < count && this.waiting.length > 0; n++) {
      const next = this.random.chance(0.7) ? this.waiting[0]! : this.random.pick(this.waiting)
      if (!this.random.chance(0.1)) this.waiting = this.waiting.filter((each) => each !== next)
      if (!this.random.chance(0.15)) next.to.receive(next.frame)
      if (this.random.chance(0.01)) next.to.receive(null)
    }
  }

  settle(): void {
    while (this.waiting.length > 0) this.deliver(this.waiting.length)
  }

  private send(from: TestChannel, frame: GestureFrame): void {
    for (const to of this.channels) if (to !== from) this.waiting.push({ to, frame })
  }
}
