'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/**
 * The nonce of the document that is open. Later navigations and refreshes bring a fresh nonce with
 * their payload, but the browser goes on enforcing the first one: so the first one is kept.
 */
export function DocumentNonce({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [first] = useState(nonce)
  // Where libraries that make style elements (dialogs that lock scrolling) look for a nonce.
  if (typeof window !== 'undefined') Object.assign(globalThis, { __webpack_nonce__: first })
  return <NonceContext.Provider value={first}>{children}</NonceContext.Provider>
}

/** For whatever makes `<style>` elements. */
export function useDocumentNonce(): string | undefined {
  return useContext(NonceContext)
}
