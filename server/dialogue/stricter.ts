import { ATTRIBUTION_MODES, type AttributionMode } from '@/dialogue/workshop'

/** People answered under the one mode and see the other on their board: the stricter holds. */
export function stricter(one: AttributionMode, other: AttributionMode): AttributionMode {
  return ATTRIBUTION_MODES.indexOf(one) > ATTRIBUTION_MODES.indexOf(other) ? one : other
}
