import { Progress as Radix } from 'radix-ui'

/** A wait whose length is known. `value` is 0–100. */
export function Progress({ value, label }: { value: number; label: string }) {
  return (
    <Radix.Root
      value={value}
      aria-label={label}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <Radix.Indicator
        className="h-full w-full origin-left rounded-full bg-accent transition-transform"
        style={{ transform: `scaleX(${Math.min(100, Math.max(0, value)) / 100})` }}
      />
    </Radix.Root>
  )
}
