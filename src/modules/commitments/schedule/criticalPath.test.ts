import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criticalPath } from './criticalPath.ts'
import { type Network, RELATION_TYPES, type Relation, ScheduleRefused } from './network.ts'

const fs = (from: string, to: string, lag = 0): Relation => ({ from, to, type: 'FS', lag })
const refusalOf = (network: Network) => {
  try {
    criticalPath(network)
  } catch (error) {
    if (error instanceof ScheduleRefused) return { code: error.code, ...error.details }
    throw error
  }
  return null
}

describe('criticalPath', () => {
  test('an empty network takes no time', () => {
    expect(criticalPath({ activities: [], relations: [] })).toEqual({ duration: 0, activities: [], critical: [] })
  })

  test('decimals are exact: 0.1 and 0.2 end at 0.3', () => {
    const { duration, activities } = criticalPath({
      activities: [
        { id: 'a', duration: 0.1 },
        { id: 'b', duration: 0.2 },
        { id: 'c', duration: 1.005 },
      ],
      relations: [fs('a', 'b'), fs('b', 'c', -0.1)],
    })
    expect(duration).toBe(1.205)
    expect(activities.map((one) => one.earlyFinish)).toEqual([0.1, 0.3, 1.205])
  })

  test('nothing starts before 0, and the activity held there is no obstacle to others', () => {
    const network: Network = {
      activities: [
        { id: 'a', duration: 2 },
        { id: 'b', duration: 5 },
      ],
      relations: [{ from: 'a', to: 'b', type: 'FF', lag: 0 }],
    }
    expect(criticalPath(network).activities.map((one) => one.earlyStart)).toEqual([0, 0])
    expect(criticalPath(network, { clampStarts: false }).activities.map((one) => one.earlyStart)).toEqual([0, -3])
  })

  test('an activity whose end nobody waits for is critical when it ends last, whichever late dates are shown', () => {
    const network: Network = {
      activities: [
        { id: 'a', duration: 5 },
        { id: 'b', duration: 1 },
      ],
      relations: [{ from: 'a', to: 'b', type: 'SS', lag: 0 }],
    }
    const shown = (lateDates: 'finish' | 'relations') =>
      criticalPath(network, { lateDates }).activities.map((one) => [one.lateFinish, one.totalFloat])
    expect(shown('finish')).toEqual([
      [5, 0],
      [5, 4],
    ])
    expect(shown('relations')).toEqual([
      [9, 0],
      [5, 4],
    ])
    expect(criticalPath(network).critical).toEqual(['a'])
  })

  test('circles are named, alone or inside a larger network', () => {
    const activities = ['start', 'a', 'b', 'c', 'end'].map((id) => ({ id, duration: 1 }))
    const relations = [fs('start', 'a'), fs('a', 'b'), fs('b', 'c'), fs('c', 'a'), fs('c', 'end')]
    const refusal = refusalOf({ activities, relations })
    expect(refusal?.code).toBe('circular')
    const cycle = (refusal as unknown as { cycle: string[] }).cycle
    expect([...cycle].sort()).toEqual(['a', 'b', 'c'])
    cycle.forEach((id, i) => {
      const next = cycle[(i + 1) % cycle.length]
      expect(relations.some((one) => one.from === id && one.to === next)).toBe(true)
    })
    expect(refusalOf({ activities: [{ id: 'x', duration: 1 }], relations: [fs('x', 'x')] })).toEqual({
      code: 'circular',
      cycle: ['x'],
    })
  })

  test('unknown and repeated ids are refused', () => {
    const activities = [{ id: 'a', duration: 1 }]
    expect(refusalOf({ activities, relations: [fs('a', 'ghost')] })).toMatchObject({
      code: 'unknownActivity',
      id: 'ghost',
    })
    expect(refusalOf({ activities: [...activities, ...activities], relations: [] })).toMatchObject({
      code: 'idTwice',
      id: 'a',
    })
  })

  test('numbers beyond exact sums are refused', () => {
    expect(refusalOf({ activities: [{ id: 'a', duration: 1e16 }], relations: [] })?.code).toBe('tooLarge')
    expect(refusalOf({ activities: [{ id: 'a', duration: 1e-12 }], relations: [] })?.code).toBe('tooLarge')
  })

  test('a hundred thousand activities take seconds, not minutes, in a chain and in a mesh', () => {
    const count = 100_000
    const activities = Array.from({ length: count }, (_, id) => ({ id, duration: 1.5 }))
    const chain = activities.slice(1).map(({ id }): Relation => ({ from: id - 1, to: id, type: 'FS', lag: 0 }))
    const mesh = activities.flatMap(({ id }) =>
      [1, 7, 100]
        .filter((gap) => id >= gap)
        .map((gap, k): Relation => ({ from: id - gap, to: id, type: RELATION_TYPES[k]!, lag: 0.5 })),
    )
    const began = performance.now()
    expect(criticalPath({ activities, relations: chain }).duration).toBe(150_000)
    expect(criticalPath({ activities, relations: mesh }).critical.length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(20_000)
  }, 60_000)
})

const networks = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }).chain((durations) =>
  fc
    .array(
      fc.record({
        a: fc.nat(durations.length - 1),
        b: fc.nat(durations.length - 1),
        type: fc.constantFrom(...RELATION_TYPES),
        lag: fc.integer({ min: -10, max: 10 }),
      }),
      { maxLength: 25 },
    )
    .map(
      (edges): Network => ({
        activities: durations.map((duration, id) => ({ id, duration: duration / 4 })),
        relations: edges
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, type, lag }) => ({ from: Math.min(a, b), to: Math.max(a, b), type, lag: lag / 4 })),
      }),
    ),
)

describe('any network without circles', () => {
  test('keeps every relation at early and at late dates, and never starts below 0', () => {
    fc.assert(
      fc.property(networks, fc.constantFrom('relations' as const, 'finish' as const), (network, lateDates) => {
        const { activities } = criticalPath(network, { lateDates })
        const row = new Map(activities.map((one) => [one.id, one]))
        for (const { from, to, type, lag } of network.relations) {
          const [a, b] = [row.get(from)!, row.get(to)!]
          const early = { S: [a.earlyStart, b.earlyStart], F: [a.earlyFinish, b.earlyFinish] } as const
          const late = { S: [a.lateStart, b.lateStart], F: [a.lateFinish, b.lateFinish] } as const
          const [out, into] = [type[0] as 'S' | 'F', type[1] as 'S' | 'F']
          expect(early[into][1]).toBeGreaterThanOrEqual(early[out][0] + lag)
          expect(late[into][1]).toBeGreaterThanOrEqual(late[out][0] + lag)
        }
        for (const one of activities) {
          expect(one.earlyStart).toBeGreaterThanOrEqual(0)
          expect(one.totalFloat).toBeGreaterThanOrEqual(0)
          expect(one.lateStart).toBeGreaterThanOrEqual(one.earlyStart)
        }
      }),
    )
  })

  test('has a critical activity; a slip within the float moves nothing, one beyond it moves the finish by the excess', () => {
    fc.assert(
      fc.property(networks, fc.nat(11), fc.integer({ min: 1, max: 8 }), (network, pick, more) => {
        const result = criticalPath(network)
        expect(result.critical.length).toBeGreaterThan(0)
        const chosen = result.activities[pick % result.activities.length]!
        // Slipping its start by more than its float moves the finish: a dummy pushes it.
        const pushed: Network = {
          activities: [
            ...network.activities,
            { id: 'push', duration: chosen.earlyStart + chosen.totalFloat + more / 4 },
          ],
          relations: [...network.relations, { from: 'push', to: chosen.id, type: 'FS', lag: 0 }],
        }
        expect(criticalPath(pushed).duration).toBeCloseTo(result.duration + more / 4, 9)
        const within: Network = {
          activities: [...network.activities, { id: 'push', duration: chosen.earlyStart + chosen.totalFloat }],
          relations: pushed.relations,
        }
        expect(criticalPath(within).duration).toBe(result.duration)
      }),
    )
  })
})
