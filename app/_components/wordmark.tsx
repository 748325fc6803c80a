/** Two marks, a square and a circle, and the ground they share. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={(size * 40) / 28}
      height={size}
      viewBox="0 0 40 28"
      aria-hidden
      className="shrink-0"
    >
      <defs>
        <clipPath id="logo-square">
          <rect x="1" y="2" width="24" height="24" rx="3" />
        </clipPath>
      </defs>
      <rect x="1" y="2" width="24" height="24" rx="3" fill="var(--tone-0)" />
      <circle cx="26" cy="14" r="12" fill="var(--tone-1)" />
      <circle cx="26" cy="14" r="12" fill="var(--ink)" clipPath="url(#logo-square)" />
    </svg>
  )
}

/** The product's name, the same in every language. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-2.5">
      <Logo size={24} />
      <span className="text-[17px] font-bold tracking-[-0.02em]">{name}</span>
    </span>
  )
}
