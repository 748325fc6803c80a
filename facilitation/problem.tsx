import { Notice } from '@/ui/notice'

/** Why a command was not done, beside what asked for it. */
export function Problem({ words }: { words: string | null }) {
  return words === null ? null : (
    <Notice kind="danger" live className="py-2.5">
      {words}
    </Notice>
  )
}
