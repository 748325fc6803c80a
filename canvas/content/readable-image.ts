/**
 * Whether the browser can draw this file, whatever its name says. Asked before tldraw reads it:
 * tldraw reports what it can't read to the console, where nobody looks for help.
 */
export async function isReadableImage(file: File): Promise<boolean> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return true
  } catch {
    return false
  } finally {
    URL.revokeObjectURL(url)
  }
}
