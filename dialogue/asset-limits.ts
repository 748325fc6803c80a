/** What images may be put on a board; the page says so before it sends one. */
export const ASSET_LIMITS = {
  /** Of the upload. Raising it raises what one request may hold in the server's memory. */
  maxBytes: 10 * 1024 * 1024,
  /** Width × height, all frames of an animation together: decoded, each is four bytes. */
  maxPixels: 50_000_000,
  /** Of all images of a workshop, as they are stored: a few hundred photographs. One backup holds
   * everything, so a workshop without a limit could fill the server's disk. */
  workshopBytes: 500 * 1024 * 1024,
  mimeTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/svg+xml'],
} as const
