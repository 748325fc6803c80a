import * as Y from 'yjs'

/**
 * True when a v1 update holds nothing the document lacks: every struct is known and every deletion
 * done. A joining client's answer to our sync step 1 always carries its whole delete set, so
 * emptiness can't be told from the update's size. Throws when the update can't be read.
 */
export function carriesNothingNew(doc: Y.Doc, update: Uint8Array): boolean {
  for (const [clientId, to] of Y.parseUpdateMeta(update).to) {
    if (to > Y.getState(doc.store, clientId)) return false
  }
  for (const [clientId, ranges] of Y.decodeUpdate(update).ds.clients) {
    const structs = doc.store.clients.get(clientId)
    for (const { clock, len } of ranges) {
      if (len === 0) continue
      if (!structs || clock + len > Y.getState(doc.store, clientId)) return false
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (!struct.deleted) return false
      }
    }
  }
  return true
}
