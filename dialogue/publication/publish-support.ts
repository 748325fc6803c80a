import {
  acceptRate,
  accepts,
  endorseRate,
  gradientHistogram,
  rejects,
  supportCounts,
  type Gradient,
} from '../measures/gradients'
import { effectiveMinimum } from '../measures/minimum'
import { support, type PartyVerdict } from '../measures/support'
import type { AttributionMode } from '../workshop'
import { BINS_FROM_N } from './cell'
import type { PublishedSupport } from './proposal-result'

/** One person's sealed assessment, as far as support goes; conditions travel apart. */
export interface SealedVoice {
  gradient: Gradient
  adReferendum: boolean
  /** Published in mode `attributed` only. */
  who: string | null
}

/** One side's published support, and the verdict for the class. */
export interface SideSupport {
  published: PublishedSupport
  verdict: PartyVerdict
}

/**
 * What is published of one side's assessments; null when there are too few. Below eight answers,
 * outside `attributed`, only the three groups are; the verdict is always worked from the gradients, so
 * that nothing is called common ground that somebody cannot accept.
 */
export function publishSupport(
  voices: readonly SealedVoice[],
  mode: AttributionMode,
  minimumN?: number,
): SideSupport | null {
  const answers = voices.map((one) => one.gradient)
  const counts = supportCounts(answers)
  const p = support(counts, minimumN)
  if (p === null) return null
  const n = voices.length
  const referred = voices.filter((one) => one.adReferendum).length
  const adReferendum = referred >= effectiveMinimum(minimumN)

  const verdict = {
    counts,
    accepts: accepts(answers, minimumN),
    rejects: rejects(answers, minimumN),
  }
  if (mode !== 'attributed' && n < BINS_FROM_N) {
    const groups = { yes: counts.agree, noView: counts.pass, no: counts.disagree }
    return { published: { kind: 'groups', n, groups, support: p, adReferendum }, verdict }
  }
  const facts = {
    n,
    histogram: gradientHistogram(answers),
    support: p,
    endorse: endorseRate(answers),
    accept: acceptRate(answers),
    accepts: verdict.accepts,
  }
  return {
    published:
      mode === 'attributed'
        ? { kind: 'exact', ...facts, adReferendum: referred, voices: sorted(voices) }
        : { kind: 'gradients', ...facts, adReferendum },
    verdict,
  }
}

/** In an order that tells nothing of who answered when. */
function sorted(voices: readonly SealedVoice[]): SealedVoice[] {
  const key = (one: SealedVoice) => JSON.stringify([one.who ?? '', one.gradient, one.adReferendum])
  return voices
    .map(({ who, gradient, adReferendum }) => ({ who, gradient, adReferendum }))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
