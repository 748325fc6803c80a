import {
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  useEditor,
  useValue,
} from 'tldraw'
import { GROUPING_NAMES } from '../sorting/groupings'
import { ideasToSort, shapesToArrange } from '../sorting/sortable'
import { shapesToTag } from '../sorting/tagging'
import { mayWriteCards } from '../rights/rights-state'
import { mayFacilitate } from '../tools/merge-cards'
import { groupActionId, parkOffers } from './sorting-actions'

/** What can be sorted out of what is selected, in the menu of a shape. */
export function SortingMenuGroup() {
  const editor = useEditor()
  const offers = useValue(
    'sorting offers',
    () => {
      if (editor.getIsReadonly()) return null
      const { park, back } = parkOffers(editor)
      return {
        tags: shapesToTag(editor).length > 0,
        grid: shapesToArrange(editor).length > 1,
        group: editor.getSelectedShapeIds().length > 1 && ideasToSort(editor).length > 1,
        park: park.length > 0,
        back: back.length > 0,
      }
    },
    [editor],
  )
  if (!offers || !Object.values(offers).some(Boolean)) return null
  return (
    <TldrawUiMenuGroup id="sorting">
      {offers.tags && <TldrawUiMenuActionItem actionId="tags" />}
      {(offers.grid || offers.group) && (
        <TldrawUiMenuSubmenu id="sort-out" label="menu.sort-out">
          {offers.grid && (
            <TldrawUiMenuGroup id="lay-out">
              <TldrawUiMenuActionItem actionId="arrange-in-grid" />
              <TldrawUiMenuActionItem actionId="pile-up" />
            </TldrawUiMenuGroup>
          )}
          {offers.group && <GroupByGroup />}
        </TldrawUiMenuSubmenu>
      )}
      {offers.park && <TldrawUiMenuActionItem actionId="park" />}
      {offers.back && <TldrawUiMenuActionItem actionId="take-back" />}
    </TldrawUiMenuGroup>
  )
}

/** What concerns the whole board, in the main menu: finding is for everyone. */
export function SortingMainMenu() {
  const editor = useEditor()
  const offers = useValue(
    'board sorting offers',
    () => ({
      write: !editor.getIsReadonly() && mayWriteCards(editor),
      facilitate: mayFacilitate(editor),
    }),
    [editor],
  )
  return (
    <TldrawUiMenuGroup id="sorting">
      <TldrawUiMenuActionItem actionId="find-on-board" />
      {offers.write && <TldrawUiMenuActionItem actionId="paste-table" />}
      {offers.facilitate && (
        <TldrawUiMenuSubmenu id="sort-out" label="menu.sort-out">
          <GroupByGroup />
          <TldrawUiMenuGroup id="find-similar">
            <TldrawUiMenuActionItem actionId="find-similar" />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
      )}
    </TldrawUiMenuGroup>
  )
}

function GroupByGroup() {
  return (
    <TldrawUiMenuGroup id="group-by">
      {GROUPING_NAMES.map((by) => (
        <TldrawUiMenuActionItem key={by} actionId={groupActionId(by)} />
      ))}
    </TldrawUiMenuGroup>
  )
}
