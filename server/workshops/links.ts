/** `baseUrl` has no final slash; the token is base64url and needs no escaping. */
export function joinUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/join/${token}`
}
