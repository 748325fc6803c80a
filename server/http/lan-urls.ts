import { networkInterfaces } from 'node:os'

/**
 * Where other computers of the local network find this server, e.g. `http://192.168.0.12:3000`.
 * Empty unless it listens on every address: on one address it is found there, or nowhere.
 * IPv4 only: nobody wants to type the others.
 */
export function lanUrls(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`)
}
