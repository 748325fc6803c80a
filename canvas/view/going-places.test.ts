// @vitest-environment jsdom
import { Box, createTLStore, type Editor } from '@tldraw/editor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { templateContent } from '@/dialogue/templates'
import { seedRecords } from '@/sync/doc/seed'
import { createBoardSchema } from '@/sync/doc/schema'
import { boardSettings } from '../board-settings'
import { createEditor } from '../history/testing/editor'
import { clearArea, goTo } from './go-to'
import { keepWholeInView } from './keep-whole'
import { placeBox } from './place-box'

const LAPTOP = { w: 1366, h: 667 }
const BESIDE_PANEL = { w: 966, h: 667 }
const PHONE = { w: 390, h: 660 }
const AREA = 'shape:area-axes'
const content = templateContent('us-rok-space')

let editor: Editor
let off: () => void

beforeEach(() => {
  const store = createTLStore({ schema: createBoardSchema() })
  store.put(seedRecords(content, { locale: 'en', sample: null }))
  editor = createEditor(store)
  off = keepWholeInView(editor)
})

afterEach(() => {
  off()
  editor.dispose()
})

function show(screen: { w: number; h: number }) {
  editor.updateViewportScreenBounds(new Box(0, 0, screen.w, screen.h))
}

function arrive() {
  editor.emit('tick', 10_000)
}

/** In pixels of the canvas. */
function onScreen(id: string) {
  const bounds = editor.getShapePageBounds(id as Parameters<Editor['getShapePageBounds']>[0])!
  const { x, y } = editor.pageToViewport(bounds.point)
  const z = editor.getZoomLevel()
  return { left: x, top: y, right: x + bounds.w * z, bottom: y + bounds.h * z }
}

test('a stage shows its area with the heading above it, clear of tldraw’s menu', () => {
  show(LAPTOP)
  goTo(editor, AREA)
  arrive()
  const heading = editor.getCurrentPageShapes().find(({ type }) => type === 'heading')!
  expect(onScreen(heading.id).top).toBeGreaterThanOrEqual(clearArea(LAPTOP).y - 1)
  expect(onScreen(AREA).bottom).toBeLessThanOrEqual(LAPTOP.h - 72 + 1)
})

test('what is shown stays shown beside a panel, and when it closes; not for who has looked elsewhere', () => {
  show(LAPTOP)
  goTo(editor, AREA)
  arrive()
  const before = editor.getCamera()
  show(BESIDE_PANEL)
  expect(onScreen(AREA).right).toBeLessThanOrEqual(BESIDE_PANEL.w)
  show(LAPTOP)
  expect(editor.getCamera()).toMatchObject({ z: before.z })
  editor.setCamera({ ...before, x: before.x + 400 })
  const own = editor.getCamera()
  show(BESIDE_PANEL)
  expect(editor.getCamera()).toEqual(own)
})

test('a phone shows lanes, and to a delegate who confirms stances their own side’s column', () => {
  show(PHONE)
  const [us, rok] = content.parties
  const widths = (party: string | null) => {
    const role = party ? 'delegate' : 'facilitator'
    boardSettings(editor).update((settings) => ({ ...settings, role, party }))
    return placeBox(editor, [AREA], { width: PHONE.w, stances: true })!
  }
  const lanes = widths(null)
  const columns = [widths(us!.id), widths(rok!.id)]
  for (const column of columns) expect(column.w).toBeLessThan(lanes.w * 0.6)
  // On either side of the lanes.
  expect(Math.min(...columns.map(({ maxX }) => maxX))).toBeLessThanOrEqual(lanes.x)
  expect(Math.max(...columns.map(({ x }) => x))).toBeGreaterThanOrEqual(lanes.maxX)
  goTo(editor, AREA)
  arrive()
  // Texts of 24 units are 10 pixels high.
  const zoom = editor.getZoomLevel()
  expect(zoom).toBeGreaterThan(0.42)
  // Over the sheet the first lanes, no smaller.
  show({ w: PHONE.w, h: 240 })
  expect(editor.getZoomLevel()).toBeGreaterThanOrEqual(zoom)
  expect(onScreen(AREA).top).toBeGreaterThan(0)
})

test('several axes are shown together', () => {
  show(LAPTOP)
  const ids = content.axes.map(({ id }) => id)
  const all = placeBox(editor, ids, { width: LAPTOP.w })!
  const each = ids.map((id) => placeBox(editor, [id], { width: LAPTOP.w })!)
  expect(all).toEqual(Box.Common(each))
  expect(placeBox(editor, ['no such axis'], { width: LAPTOP.w })).toBeNull()
})
