import type { SerializedSchema } from '@tldraw/store'
import { z } from 'zod'
import type { BackstageRow, UnderWay } from '@/server/persistence/backstage-store'
import type { Parcel } from '@/sync/doc/hiding'
import { migrator } from '@/sync/doc/replay'

/** What is on its way between a board and its backstage, as it is written down. */
export interface Note {
  way: 'hide' | 'show'
  /** The move's own id. */
  move: string
  parcel: Parcel
  /** The schema its records follow; null when their document had no stamp. */
  schema: SerializedSchema | null
}

const fieldsSchema = z.record(z.string(), z.json())
const contentSchema = z.strictObject({
  move: z.string(),
  parcel: z.strictObject({
    frameId: z.string(),
    records: z.array(z.strictObject({ id: z.string(), fields: fieldsSchema })),
    shared: z.array(z.string()),
    left: z.record(z.string(), fieldsSchema),
  }),
  schema: z.json() as unknown as z.ZodType<SerializedSchema | null>,
})

/** As the row keeps it. */
export function writeNote({ way, ...content }: Note): UnderWay {
  const text = JSON.stringify(content)
  return way === 'hide' ? { hiding: text } : { showing: text }
}

/**
 * Mirror of `writeNote`; null when nothing is under way. Records of an older schema are brought up to ours,
 * as far as that goes: a server that was killed may have been updated before it starts again. Throws, saying
 * nothing of what is written there, when it can't be read.
 */
export function readNote({ hiding, showing }: BackstageRow): Note | null {
  const text = hiding ?? showing
  if (text === null) return null
  const { parcel, ...content } = read(text)
  const migrated = migrator(content.schema)
  const records = parcel.records.map(({ id, fields }) => ({
    id,
    fields: migrated(id, fields) ?? fields,
  }))
  return {
    ...content,
    way: hiding === null ? 'show' : 'hide',
    parcel: { ...parcel, records },
  }
}

function read(text: string): z.output<typeof contentSchema> {
  try {
    return contentSchema.parse(JSON.parse(text))
  } catch {
    // Errors of a parser quote what they can't read, and end in the log.
    throw new Error('What is on its way between a board and its backstage cannot be read.')
  }
}
