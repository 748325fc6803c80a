/**
 * Copies what a text field holds. The clipboard API is missing on plain http (a board reached over
 * the local network), so the field's own selection is the way that works everywhere; the field stays
 * selected when even that is refused.
 *
 * @returns whether it was copied
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.focus()
  field.select()
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value)
      return true
    }
  } catch {
    // Refused by the browser or the person: the older way may still be allowed.
  }
  return document.execCommand('copy')
}
