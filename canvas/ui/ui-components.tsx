import {
  ArrangeMenuSubmenu,
  ClipboardMenuGroup,
  DefaultContextMenu,
  DefaultHelperButtons,
  DefaultKeyboardShortcutsDialog,
  DefaultKeyboardShortcutsDialogContent,
  DefaultMainMenu,
  DefaultPageMenu,
  DefaultStylePanel,
  DefaultStylePanelContent,
  DefaultToolbar,
  DefaultToolbarContent,
  EditMenuSubmenu,
  EraserToolbarItem,
  HandToolbarItem,
  KeyboardShortcutsMenuItem,
  LaserToolbarItem,
  MiscMenuGroup,
  MoveToPageMenu,
  NoteToolbarItem,
  ReorderMenuSubmenu,
  SelectAllMenuItem,
  SelectToolbarItem,
  TextToolbarItem,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  TldrawUiMenuToolItem,
  ToggleEdgeScrollingItem,
  ToggleFocusModeItem,
  ToggleGridItem,
  ToggleKeyboardShortcutsItem,
  ToggleLockMenuItem,
  ToggleReduceMotionItem,
  ToggleSnapModeItem,
  ToggleToolLockItem,
  ToggleWrapModeItem,
  ToolbarItem,
  UndoRedoGroup,
  UnlockAllMenuItem,
  ViewSubmenu,
  useEditor,
  useRelevantStyles,
  useValue,
  type TLComponents,
  type TLShape,
  type TLUiContextMenuProps,
  type TLUiKeyboardShortcutsDialogProps,
  type TLUiStylePanelProps,
} from 'tldraw'
import { Tag } from 'lucide-react'
import { Button } from '@/ui/button'
import { useBoardSettings } from '../board-settings'
import { isCard } from '../cards'
import { canToggleLock, isFacilitatorLocked } from '../lock/facilitator-lock'
import { hideOffer } from '../hiding/hide-selected'
import { hidingOf } from '../hiding/hiding-state'
import { draftingOf } from '../drafts/drafting-state'
import { FrontLayer } from '../panels/front-layer'
import { openPanel } from '../panels/panel-state'
import { shapesToTag } from '../sorting/tagging'
import { sortingWords } from '../sorting/words'
import { RightsNotice } from '../rights/rights-notice'
import { mayWriteCards, rightsOf } from '../rights/rights-state'
import { CardMenuGroup } from './card-menu-group'
import { SortingMainMenu, SortingMenuGroup } from './sorting-menu'
import { PHONE_WIDTH } from '../view/show-board'
import { presenceComponents } from '../presence/party-cursor'

/** Only what the session leaves this person, and why the rest is not there. */
function Toolbar() {
  const editor = useEditor()
  const { draw, cards } = useValue('board rights', () => rightsOf(editor).get(), [editor])
  const isDrafting = useValue('is drafting', () => draftingOf(editor).get().isDrafting, [editor])
  return (
    <>
      <DefaultToolbar>
        {isDrafting ? (
          <>
            <SelectToolbarItem />
            <HandToolbarItem />
            <NoteToolbarItem />
            <ToolbarItem tool="proposal-card" />
            <TextToolbarItem />
          </>
        ) : draw ? (
          <>
            <ToolbarItem tool="proposal-card" />
            <DefaultToolbarContent />
          </>
        ) : (
          <>
            {cards && <ToolbarItem tool="proposal-card" />}
            <SelectToolbarItem />
            <HandToolbarItem />
            {cards && <NoteToolbarItem />}
            {cards && <EraserToolbarItem />}
            <LaserToolbarItem />
          </>
        )}
      </DefaultToolbar>
      <RightsNotice />
    </>
  )
}

/** Shapes whose looks are ours to decide. */
const UNSTYLED = new Set([
  'axis',
  'proposal-card',
  'precedent',
  'heading',
  'frame',
  'image',
  'bookmark',
])

/** Below the styles of a note or a text: where people look for what they can do with it. */
function TagsRow() {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const isWanted = useValue('tags are offered', () => shapesToTag(editor).length > 0, [editor])
  return isWanted ? (
    <div className="tlui-style-panel__section flex p-1">
      <Button
        size="s"
        look="quiet"
        className="w-full"
        onClick={() => openPanel(editor).set({ kind: 'tags' })}
      >
        <Tag size={15} aria-hidden />
        {sortingWords(locale)('tags.action')}
      </Button>
    </div>
  ) : null
}

/** Only while there is something to style: otherwise it would cover the proposals. */
function StylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor()
  const isWanted = useValue(
    'style panel is wanted',
    () => {
      const tool = editor.getCurrentToolId()
      if (tool !== 'select')
        return !['hand', 'eraser', 'laser', 'zoom', 'proposal-card'].includes(tool)
      return editor.getSelectedShapes().some((shape) => !UNSTYLED.has(shape.type))
    },
    [editor],
  )
  const styles = useRelevantStyles()
  return isWanted ? (
    <DefaultStylePanel {...props}>
      <DefaultStylePanelContent styles={styles} />
      <TagsRow />
    </DefaultStylePanel>
  ) : null
}

/** One draft; what was put forward keeps its pins. */
function isPinnable([shape, ...others]: readonly TLShape[]): boolean {
  return others.length === 0 && isCard(shape) && shape.props.status === 'draft'
}

function ContextMenu(props: TLUiContextMenuProps) {
  const editor = useEditor()
  const offers = useValue(
    'context menu offers',
    () => {
      const selected = editor.getSelectedShapes()
      const mayLock = canToggleLock(editor) && selected.length > 0
      return {
        pin: isPinnable(selected) && mayWriteCards(editor),
        hiding: hideOffer(editor)?.do ?? null,
        lock: mayLock && selected.some((shape) => !isFacilitatorLocked(shape)),
        unlock: mayLock && selected.some(isFacilitatorLocked),
      }
    },
    [editor],
  )
  return (
    <DefaultContextMenu {...props}>
      <TldrawUiMenuGroup id="common-ground">
        {offers.pin && <TldrawUiMenuActionItem actionId="pin-to-axis" />}
        {offers.lock && <TldrawUiMenuActionItem actionId="facilitator-lock" />}
        {offers.unlock && <TldrawUiMenuActionItem actionId="facilitator-unlock" />}
        {offers.hiding && <TldrawUiMenuActionItem actionId={`${offers.hiding}-frame`} />}
      </TldrawUiMenuGroup>
      <CardMenuGroup />
      <SortingMenuGroup />
      <EditMenuSubmenu />
      <ArrangeMenuSubmenu />
      <ReorderMenuSubmenu />
      <MoveToPageMenu />
      <ClipboardMenuGroup />
      <TldrawUiMenuGroup id="select-all">
        <SelectAllMenuItem />
      </TldrawUiMenuGroup>
    </DefaultContextMenu>
  )
}

/** tldraw's menu without files and without language and theme, which belong to the page. */
function MainMenu() {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <TldrawUiMenuSubmenu id="edit" label="menu.edit">
          <UndoRedoGroup />
          <ClipboardMenuGroup />
          <MiscMenuGroup />
          <TldrawUiMenuGroup id="lock">
            <ToggleLockMenuItem />
            <UnlockAllMenuItem />
          </TldrawUiMenuGroup>
          <TldrawUiMenuGroup id="select-all">
            <SelectAllMenuItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
        <ViewSubmenu />
        <TldrawUiMenuActionItem actionId="insert-media" />
      </TldrawUiMenuGroup>
      <SortingMainMenu />
      <TldrawUiMenuGroup id="preferences">
        <TldrawUiMenuSubmenu id="preferences" label="menu.preferences">
          <TldrawUiMenuGroup id="preferences-actions">
            <ToggleSnapModeItem />
            <ToggleToolLockItem />
            <ToggleGridItem />
            <ToggleWrapModeItem />
            <ToggleFocusModeItem />
            <ToggleEdgeScrollingItem />
            <ToggleReduceMotionItem />
            <ToggleKeyboardShortcutsItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
        <KeyboardShortcutsMenuItem />
      </TldrawUiMenuGroup>
    </DefaultMainMenu>
  )
}

function KeyboardShortcutsDialog(props: TLUiKeyboardShortcutsDialogProps) {
  const editor = useEditor()
  const mayHide = useValue('may hide', () => hidingOf(editor).get().commands !== null, [editor])
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <TldrawUiMenuGroup label="tool.proposal-card" id="common-ground">
        <TldrawUiMenuToolItem toolId="proposal-card" />
        <TldrawUiMenuActionItem actionId="pin-to-axis" />
        <TldrawUiMenuActionItem actionId="find-on-board" />
        <TldrawUiMenuActionItem actionId="tags" />
        <TldrawUiMenuActionItem actionId="arrange-in-grid" />
        <TldrawUiMenuActionItem actionId="park" />
        {mayHide && <TldrawUiMenuActionItem actionId="toggle-hidden" />}
      </TldrawUiMenuGroup>
      <DefaultKeyboardShortcutsDialogContent />
    </DefaultKeyboardShortcutsDialog>
  )
}

/** Not while somebody is followed: the page's own pill names them, and stops it. */
function HelperButtons() {
  const editor = useEditor()
  const isFollowing = useValue(
    'is following',
    () => editor.getInstanceState().followingUserId !== null,
    [editor],
  )
  return isFollowing ? null : <DefaultHelperButtons />
}

/** A phone has no room for a menu of one page: the dialogue's pill stands there. */
function PageMenu() {
  const editor = useEditor()
  const isOff = useValue(
    'page menu is off',
    () => editor.getViewportScreenBounds().w < PHONE_WIDTH && editor.getPages().length < 2,
    [editor],
  )
  return isOff ? null : <DefaultPageMenu />
}

/** The watermark is tldraw's and stays. */
export const boardComponents: TLComponents = {
  ...presenceComponents,
  HelperButtons,
  PageMenu,
  InFrontOfTheCanvas: FrontLayer,
  Toolbar,
  StylePanel,
  ContextMenu,
  MainMenu,
  KeyboardShortcutsDialog,
  SharePanel: null,
  TopPanel: null,
  CursorChatBubble: null,
  DebugPanel: null,
  DebugMenu: null,
}
