/**
 * Calls `wake` when the browser says that trying again may help now: the network is back, the tab is
 * shown, or the page returns from the back-forward cache; `networkLost` when it says that the network
 * is gone, which an open socket may not notice for a minute. Returns how to stop listening. Does
 * nothing where there is no page.
 */
export function onPageWake(wake: () => void, networkLost: () => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined
  const onVisibility = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('offline', networkLost)
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    window.removeEventListener('offline', networkLost)
    window.removeEventListener('online', wake)
    window.removeEventListener('pageshow', wake)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
