// @vitest-environment jsdom
import { fuzzShare } from './testing/seeds'

fuzzShare(1)
