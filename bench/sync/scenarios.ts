/** Who does what in a load scenario. Rates are per second and person. */
export interface LoadScenario {
  kind: 'load'
  name: string
  rooms: number
  clientsPerRoom: number
  /** The first so many of each room move; everyone else watches. */
  movers: number
  dragHz: number
  cursorHz: number
}

/** Many people open one big, much-edited board at the same moment. */
export interface JoinScenario {
  kind: 'join'
  name: string
  joiners: number
  shapes: number
  /** How often shapes of the board have been moved in the past. */
  pastDrags: number
}

/** No server: how a document grows while people work. */
export interface GrowthScenario {
  kind: 'growth'
  name: string
  people: number
  minutes: number
}

export type Scenario = LoadScenario | JoinScenario | GrowthScenario

/** Five people of a room drag at 30 Hz and show their cursors at 20 Hz. */
const k5 = (clientsPerRoom: number): LoadScenario => ({
  kind: 'load',
  name: `${clientsPerRoom} K5`,
  rooms: 1,
  clientsPerRoom,
  movers: 5,
  dragHz: 30,
  cursorHz: 20,
})

/** Everyone drags at 10 Hz. */
const kAll = (clientsPerRoom: number): LoadScenario => ({
  kind: 'load',
  name: `${clientsPerRoom} Kall`,
  rooms: 1,
  clientsPerRoom,
  movers: clientsPerRoom,
  dragHz: 10,
  cursorHz: 0,
})

export const SCENARIOS: readonly Scenario[] = [
  k5(10),
  kAll(10),
  k5(50),
  kAll(50),
  k5(100),
  kAll(100),
  {
    kind: 'load',
    name: '200 rooms of 3',
    rooms: 200,
    clientsPerRoom: 3,
    movers: 1,
    dragHz: 10,
    cursorHz: 10,
  },
  { kind: 'join', name: '50 join at once', joiners: 50, shapes: 2_000, pastDrags: 200_000 },
  { kind: 'growth', name: 'an hour of 20 people', people: 20, minutes: 60 },
]
