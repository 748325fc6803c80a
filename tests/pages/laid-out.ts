import type { Page } from '@playwright/test'

/** What stands over a board, each for itself: none may lie over another. tldraw's parts have classes alone. */
const PARTS = {
  'the session’s bar': '[data-session-bar]',
  'the caucus’s strip': '[data-caucus]',
  'the dialogue’s pill': '[data-dialogue-pill]',
  'the dialogue’s panel': '[data-dialogue-panel]',
  'a notice': '[data-notices] > div > div > *',
  'tldraw’s menu': '.tlui-menu-zone',
  'tldraw’s zoom': '.tlui-navigation-panel',
  'the toolbar': '.tlui-toolbar__inner',
  'why tools are missing': '.cg-rights',
  'a toast': 'li[data-swipe-direction]',
}

/** Pairs of these that overlap on this screen now, in words. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate((parts) => {
    const boxes = Object.entries(parts).flatMap(([name, selector]) =>
      Array.from(document.querySelectorAll(selector), (element) => ({ name, element })).flatMap(
        ({ name, element }) => {
          const box = element.getBoundingClientRect()
          return element.checkVisibility() && box.width > 0 && box.height > 0
            ? [{ name, element, box }]
            : []
        },
      ),
    )
    return boxes.flatMap((one, place) =>
      boxes.slice(place + 1).flatMap((other) => {
        if (one.element.contains(other.element) || other.element.contains(one.element)) return []
        const across =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        // A border's width is no overlap.
        return across > 1 && down > 1
          ? [`${one.name} and ${other.name} by ${Math.round(across)} × ${Math.round(down)} px`]
          : []
      }),
    )
  }, PARTS)
}

/** Words in the bar that are cut, other than a sentence that stands below it whole. */
export function cutInBar(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bar = document.querySelector('[data-session-bar]')
    const note = bar?.querySelector('[data-stage-note]')
    const isWholeBelow = note?.checkVisibility() ?? false
    return Array.from(bar?.querySelectorAll('button span, p, span') ?? [])
      .filter(
        (element) => element.checkVisibility() && getComputedStyle(element).overflow !== 'visible',
      )
      .filter((element) => !(isWholeBelow && element.matches('p')))
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          clientWidth > 1 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1),
      )
      .map((element) => element.textContent ?? '')
  })
}
