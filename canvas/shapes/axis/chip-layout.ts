/** A card pinned to an axis. */
export interface Pin {
  cardId: string
  /** What the card's number is shown as. */
  label: string
  /** 0–100. */
  value: number
  /** The author's tone, or null for no side. */
  tone: number | null
}

/** A chip, or "+3" for the pins that found no room beside those they collide with. */
export interface Chip {
  pins: Pin[]
  /** Middle, in the axis's coordinates. */
  x: number
  label: string
}

export const CHIP = { w: 44, h: 32 } as const
const PITCH = CHIP.w + 4
/** More colliding pins than this become two chips and "+n". */
const LARGEST_STACK = 3

interface Stack {
  pins: Pin[]
  /** Sum of the true places of its pins. */
  sum: number
}

const widthOf = (stack: Stack) => Math.min(stack.pins.length, LARGEST_STACK) * PITCH

/**
 * Places chips along a lane so that none covers another: those that would collide stand side by
 * side around their common middle, and from the fourth on fold into "+n". `xOf` gives a pin's true
 * place; `from` and `to` are the ends no chip may pass. Same pins, same places, in any order given.
 */
export function layOutChips(
  pins: readonly Pin[],
  xOf: (value: number) => number,
  from: number,
  to: number,
): Chip[] {
  const sorted = [...pins].sort((a, b) => a.value - b.value || (a.cardId < b.cardId ? -1 : 1))
  const middleOf = (stack: Stack) => {
    const half = widthOf(stack) / 2
    return Math.min(
      Math.max(stack.sum / stack.pins.length, from + half),
      Math.max(from + half, to - half),
    )
  }
  const stacks: Stack[] = []
  for (const pin of sorted) {
    let stack: Stack = { pins: [pin], sum: xOf(pin.value) }
    for (let before = stacks.at(-1); before; before = stacks.at(-1)) {
      const apart = middleOf(stack) - middleOf(before)
      if (apart >= (widthOf(stack) + widthOf(before)) / 2) break
      stacks.pop()
      stack = { pins: [...before.pins, ...stack.pins], sum: before.sum + stack.sum }
    }
    stacks.push(stack)
  }
  return stacks.flatMap((stack) => {
    const shown = stack.pins.length > LARGEST_STACK ? LARGEST_STACK - 1 : stack.pins.length
    const start = middleOf(stack) - widthOf(stack) / 2 + PITCH / 2
    const chips: Chip[] = stack.pins
      .slice(0, shown)
      .map((pin, i) => ({ pins: [pin], x: start + i * PITCH, label: pin.label }))
    const rest = stack.pins.slice(shown)
    if (rest.length > 0)
      chips.push({ pins: rest, x: start + shown * PITCH, label: `+${rest.length}` })
    return chips
  })
}
