'use client'

import { getAssetUrls } from '@tldraw/assets/selfHosted'
import {
  DefaultColorThemePalette,
  createTLStore,
  useTldrawUser,
  type Editor,
  type TLStore,
} from '@tldraw/editor'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Tldraw, type TLUserPreferences } from 'tldraw'
import 'tldraw/tldraw.css'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import type { Locale } from '@/dialogue/localized'
import { boardRights, type BoardRights } from '@/dialogue/session/stage-rights'
import type { Party } from '@/dialogue/workshop'
import { createBoardSchema } from '@/sync/doc/schema'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { useAnnounce } from '@/ui/toast'
import { bindStoreToDoc, Steps } from './binding'
import { joinBindings, type JoinedBindings } from './binding/joined-bindings'
import { guardDrafts } from './drafts/guard-drafts'
import { ownedByBoard } from './drafts/ownership'
import { useOwnDrafts, type OwnDrafts } from './drafts/use-own-drafts'
import { dragBack } from './hiding/drag-back'
import { guardHidden } from './hiding/guard-hidden'
import type { HidingCommands } from './hiding/hiding-state'
import { borderWords } from './hiding/border-words'
import { paleHidden } from './hiding/pale-shapes'
import { useBackstage, type Backstage } from './hiding/use-backstage'
import { connectEditorHistory } from './history/editor-history'
import { watchGestures } from './history/watch-gestures'
import { boardSettings, canvasWords, toneOf, type BoardSettings } from './board-settings'
import { setAnnounce } from './announce'
import { boardHandle, type BoardHandle } from './board-handle'
import './canvas.css'
import { assetStore, type AssetUpload } from './content/asset-store'
import { handleExternalContent } from './content/external-content'
import { dottingOf, type DottingState } from './dots/dotting'
import { palette } from './drawing/palette'
import { textOptions } from './fonts/text-fonts'
import { enforceFacilitatorLock } from './lock/facilitator-lock'
import { keepCardsOutOfAxes } from './pinning/card-drag'
import type { PlacingState } from './positions/placing'
import { placingOf } from './positions/placing-state'
import type { PresenceConnection } from './presence/connect-presence'
import type { Me } from './presence/people'
import { usePresence } from './presence/use-presence'
import { guardRights, setRights } from './rights/guard-rights'
import { looksOnly, rightsOf } from './rights/rights-state'
import { rightsWords } from './rights/rights-words'
import { boardShapeUtils } from './shapes/shape-utils'
import { takePastedTables } from './table/paste-table'
import { LiveRichText } from './text/live-rich-text'
import { renumberCopies } from './tools/new-card'
import { guardPutForward } from './tools/put-forward-guard'
import { ProposalCardTool } from './tools/proposal-card-tool'
import { TOOL_ICONS } from './ui/tool-icons'
import { boardComponents } from './ui/ui-components'
import { tldrawLocale, uiOverrides } from './ui/ui-overrides'
import { keepWholeInView } from './view/keep-whole'
import { watchReveals } from './view/reveal-arrivals'
import { showBoard } from './view/show-board'

export type { Backstage, BoardHandle, HidingCommands, OwnDrafts }

export interface BoardCanvasProps {
  /** The board's document, after its first sync (from the server or the offline copy). */
  doc: Doc
  me: Me
  /** In the workshop's order. */
  parties: readonly Party[]
  locale: Locale
  theme: 'light' | 'dark' | 'system'
  /** Observers, and everyone while they may not write. */
  readOnly: boolean
  /** What the session leaves this person to do; everything when it is left out. */
  rights?: BoardRights
  /** Their private document, once it is open; null while they have none. */
  drafts?: OwnDrafts | null
  /** What this person newly writes is private. */
  isDrafting?: boolean
  /** What is hidden of this board, once it is open; null for all but its facilitators. */
  backstage?: Backstage | null
  /** Hides and shows frames; null for all but the board's facilitators. Stays the same object. */
  hiding?: HidingCommands | null
  /** The provider's; null leaves the others out. */
  awareness: Awareness | null
  /** Where what is in flight goes, and comes from: the connection's. Null: others see commits only. */
  gestures: GestureChannel | null
  /** False while a round is open: no pointers, selections or views are shared or shown. */
  shareView?: boolean
  /** The open round of positions as this person answers it; null outside one, and without a seat in it. */
  placing?: PlacingState | null
  /** The open round of priorities as this person answers it; null outside one, and without a seat in it. */
  dotting?: DottingState | null
  /** By card and party, what became of what was marked ad referendum. */
  capitals?: BoardSettings['capitals']
  assetUpload: AssetUpload
  assetLimits: { maxBytes: number; mimeTypes: readonly string[] }
  /** Of the page's Content-Security-Policy, for tldraw's style elements. */
  nonce?: string
  /** Once the editor is there. */
  onReady?: (board: BoardHandle) => void
  /** Who is here and whom this tab follows; null when the board goes away. */
  onPresence?: (presence: PresenceConnection | null) => void
}

// tldraw's canvas takes the page's ground, on screen and, because exports read it here, in pictures.
DefaultColorThemePalette.lightMode.background = palette(false).paper
DefaultColorThemePalette.lightMode.solid = palette(false).paper
DefaultColorThemePalette.darkMode.background = palette(true).paper
DefaultColorThemePalette.darkMode.solid = palette(true).paper

const hosted = getAssetUrls({ baseUrl: '/tldraw' })
const assetUrls = { ...hosted, icons: { ...hosted.icons, ...TOOL_ICONS } }
const tools = [ProposalCardTool]

/** The board: tldraw with our shapes and tools, bound to a shared document. */
export function BoardCanvas(props: BoardCanvasProps) {
  const { doc, assetUpload, gestures } = props
  const upload = useRef(assetUpload)
  useLayoutEffect(() => {
    upload.current = assetUpload
  })
  const [bound, setBound] = useState<{ store: TLStore; binding: JoinedBindings } | null>(null)

  useEffect(() => {
    const store = createTLStore({
      schema: createBoardSchema(),
      assets: assetStore((file) => upload.current(file)),
    })
    const steps = new Steps()
    const owns = ownedByBoard(store)
    const board = { store, doc, owns, isWhole: true, steps, ...(gestures && { gestures }) }
    const binding = joinBindings(steps, bindStoreToDoc(board))
    setBound({ store, binding })
    // It also writes when the page closes, which never runs the timer that waits.
    const stopWatching = watchGestures(window, binding)
    return () => {
      stopWatching()
      binding.dispose()
      setBound(null)
    }
  }, [doc, gestures])

  // The document may have been exchanged (a new epoch): a new store is a new editor.
  return bound ? <BoundCanvas key={bound.store.id} {...props} {...bound} /> : null
}

function BoundCanvas(props: BoardCanvasProps & { store: TLStore; binding: JoinedBindings }) {
  const { store, binding, me, parties, locale, theme, readOnly, nonce } = props
  const capitals = props.capitals ?? NO_CAPITALS
  const [editor, setEditor] = useState<Editor | null>(null)
  const announce = useAnnounce()
  const latest = useRef({ ...props, announce })
  useLayoutEffect(() => {
    latest.current = { ...props, announce }
  })

  const user = useBoardUser(me, locale, theme, toneOf({ parties }, me.party))
  const [liveText] = useState(() => new LiveRichText())
  const liveTextOptions = useMemo(
    () => ({ ...textOptions, tipTapConfig: { extensions: liveText.extensions } }),
    [liveText],
  )
  const options = useMemo(() => ({ nonce, branding: 'Common Ground' }), [nonce])

  useEffect(() => {
    if (!editor) return
    boardSettings(editor).set({ locale, role: me.role, party: me.party, parties, capitals })
  }, [editor, locale, me.role, me.party, parties, capitals])

  const isDrafting = props.isDrafting ?? false
  useOwnDrafts({ editor, binding, drafts: props.drafts ?? null, isDrafting })
  const backstage = props.backstage ?? null
  useBackstage({ editor, binding, backstage, commands: props.hiding ?? null })
  const given = props.rights ?? ALL_RIGHTS
  // Private writing is held to its own (`guardDrafts`), and isn't the board's.
  const rights = isDrafting && props.drafts && given.why !== 'frozen' ? whileDrafting(given) : given
  // What is written before one's document is open would reach nobody.
  const isWaiting = isDrafting && !props.drafts
  useEffect(() => {
    if (!editor) return
    // Before it becomes a reader's: what is in the middle of being done has to be taken back first.
    setRights(editor, rights)
    editor.updateInstanceState({ isReadonly: readOnly || isWaiting || looksOnly(rights) })
  }, [editor, readOnly, isWaiting, rights])

  const placing = props.placing ?? null
  useEffect(() => {
    if (editor) placingOf(editor).set(placing)
  }, [editor, placing])

  const dotting = props.dotting ?? null
  useEffect(() => {
    if (editor) dottingOf(editor).set(dotting)
  }, [editor, dotting])

  const presence = usePresence({
    editor,
    awareness: props.awareness,
    me,
    share: props.shareView ?? true,
  })
  useEffect(() => {
    latest.current.onPresence?.(presence)
  }, [presence])

  const onMount = (mounted: Editor) => {
    const words = () => canvasWords(latest.current.locale)
    const say = (text: string, kind: 'info' | 'danger' = 'danger') =>
      latest.current.announce(text, kind)
    const { current } = latest
    boardSettings(mounted).set({
      locale: current.locale,
      role: current.me.role,
      party: current.me.party,
      parties: current.parties,
      capitals: current.capitals ?? NO_CAPITALS,
    })
    mounted.updateInstanceState({
      isReadonly: current.readOnly || looksOnly(current.rights ?? ALL_RIGHTS),
      isDebugMode: false,
      isGridMode: false,
    })
    setAnnounce(mounted, say)
    const border = borderWords(mounted, say)
    const stops = [
      connectEditorHistory(mounted, binding),
      liveText.connect(mounted),
      enforceFacilitatorLock(mounted, () => say(words()('lock.refused'))),
      guardDrafts(mounted, () => say(words()('drafts.refused'))),
      guardHidden(mounted, (why) => border(why)),
      paleHidden(mounted),
      dragBack(mounted, (why) => border(why)),
      guardRights(mounted, () => say(words()(rightsWords(rightsOf(mounted).get())))),
      keepCardsOutOfAxes(mounted),
      renumberCopies(mounted),
      guardPutForward(mounted),
      showBoard(mounted),
      keepWholeInView(mounted),
      watchReveals(mounted),
      takePastedTables(mounted),
    ]
    handleExternalContent(mounted, { limits: current.assetLimits, words, announce: say })
    const tooMany = ({ count }: { count: number }) =>
      say(words()('limit.shapes', { max: String(count) }))
    mounted.on('max-shapes', tooMany)
    setEditor(mounted)
    current.onReady?.(boardHandle(mounted, binding))
    return () => {
      mounted.off('max-shapes', tooMany)
      for (const stop of stops) stop()
    }
  }

  return (
    <Tldraw
      store={store}
      shapeUtils={boardShapeUtils}
      tools={tools}
      components={boardComponents}
      overrides={uiOverrides}
      assetUrls={assetUrls}
      textOptions={liveTextOptions}
      user={user}
      options={options}
      embeds={[]}
      acceptedVideoMimeTypes={NO_VIDEOS}
      licenseKey={process.env.NEXT_PUBLIC_TLDRAW_LICENSE_KEY}
      onMount={onMount}
    />
  )
}

const NO_VIDEOS: readonly string[] = []
const NO_CAPITALS: BoardSettings['capitals'] = {}
const ALL_RIGHTS = boardRights(null, 'facilitator')
/** Drafts are no part of the board; a stance is, so that the stage still says who may change it. */
const DRAFT_RIGHTS: BoardRights = { ...ALL_RIGHTS, stances: false }
const whileDrafting = ({ stances }: BoardRights) => (stances ? ALL_RIGHTS : DRAFT_RIGHTS)

/** Language, theme and name are the page's; the rest of tldraw's preferences live with this tab. */
function useBoardUser(
  me: Me,
  locale: Locale,
  theme: BoardCanvasProps['theme'],
  tone: number | null,
) {
  const [own, setOwn] = useState<Partial<TLUserPreferences>>({})
  const preferences = useMemo(
    (): TLUserPreferences => ({
      ...own,
      id: me.participantId,
      name: me.name,
      color:
        tone === null
          ? palette(false).soft
          : (palette(false).tones[tone % 6] ?? palette(false).soft),
      locale: tldrawLocale(locale),
      colorScheme: theme,
    }),
    [own, me.participantId, me.name, tone, locale, theme],
  )
  return useTldrawUser({ userPreferences: preferences, setUserPreferences: setOwn })
}
