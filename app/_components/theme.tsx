'use client'

import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { rememberTheme, type Theme } from '../_request/preference-cookies'

interface ThemeChoice {
  theme: Theme
  /** `system` resolved. */
  shown: 'light' | 'dark'
  choose: (theme: Theme) => void
}

const ThemeContext = createContext<ThemeChoice>({
  theme: 'system',
  shown: 'light',
  choose: () => undefined,
})

export function useTheme(): ThemeChoice {
  return useContext(ThemeContext)
}

const DARK = '(prefers-color-scheme: dark)'

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia(DARK)
  query.addEventListener('change', notify)
  return () => query.removeEventListener('change', notify)
}

/** The server has already written `data-theme`; a new choice changes it in place, at once. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial)
  const systemDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DARK).matches,
    () => false,
  )
  const choose = useCallback((next: Theme) => {
    setTheme(next)
    rememberTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }, [])
  const value = useMemo<ThemeChoice>(() => {
    const dark = theme === 'system' ? systemDark : theme === 'dark'
    return { theme, shown: dark ? 'dark' : 'light', choose }
  }, [theme, systemDark, choose])
  return <ThemeContext.Provider value={value}>{children}</ThemeContext.Provider>
}
