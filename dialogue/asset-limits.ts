/** What images may be put on a board; the page says so before it sends one. */
export const ASSET_LIMITS = {
  /** Of the upload. Raising it raises what one request may hold in the server's memory. */
  maxBytes: 10 * 1024 * 1024,
  /** Width × height, all frames of an animation together: decoded, each is four bytes. */
  maxPixels: 50_000_000,
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/svg+xml'],
} as const
