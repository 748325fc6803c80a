/** @type {import('next').NextConfig} */
const config = {
  // Two checkouts or a test run beside a dev server must not share one build folder.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // For a build while types are checked apart, as `npm test` does.
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPE_CHECK === '1' },
  poweredByHeader: false,
  reactStrictMode: false,
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-libsql',
    '@libsql/client',
    'sharp',
    'pino',
  ],
  // Browsers ask for it by themselves where a page names no icon.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
}

export default config
