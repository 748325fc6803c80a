import type { Locator } from '@playwright/test'

/** Drops a file on an element as a hand does from the desktop. */
export async function dropFile(
  target: Locator,
  file: { name: string; type: string; text: string },
): Promise<void> {
  const data = await target.page().evaluateHandle(({ name, type, text }) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], name, { type }))
    return transfer
  }, file)
  const box = await target.boundingBox()
  if (!box) throw new Error('The target is not in view.')
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }
  const canvas = target.locator('.tl-canvas')
  await canvas.dispatchEvent('dragover', { dataTransfer: data, ...at })
  await canvas.dispatchEvent('drop', { dataTransfer: data, ...at })
}
