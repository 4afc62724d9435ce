import type { FieldProblem } from '../../../kernel/errors.ts'

/** What is decided of the unfinished when a year is closed. */
export interface ClosingInput {
  /** Ends here, with its cause. */
  left: readonly { code: string; cause: string }[]
  /** Will be carried once the next year's draft is open. */
  later: readonly string[]
  /** Claims that nobody decided and that end with the year; each must be named. */
  waiting: readonly string[]
}

export interface Unfinished {
  code: string
  title: string
}

/**
 * What keeps a year from being closed: an unfinished activity of which nothing is decided (on `left`, named), a decision about what is
 * finished, ended or not there, one decided twice, and waiting claims that were not named (each on `waiting`).
 *
 * @param open unfinished activities that have not ended
 * @param codes every code of the year
 */
export function closingProblems(
  open: readonly Unfinished[],
  codes: ReadonlySet<string>,
  waiting: readonly { claimId: string; title: string }[],
  input: ClosingInput,
): FieldProblem[] {
  const unfinished = new Set(open.map((one) => one.code))
  const decided = [
    ...input.left.map(({ code }, place) => ({ code, path: `left.${place}.code` })),
    ...input.later.map((code, place) => ({ code, path: `later.${place}` })),
  ]
  const wrong = decided.flatMap(({ code, path }, place): FieldProblem[] => {
    const twice = decided.findIndex((one) => one.code === code) < place
    const name = !codes.has(code)
      ? 'codeUnknown'
      : twice
        ? 'codeTwice'
        : unfinished.has(code)
          ? null
          : 'nothingToDecide'
    return name ? [{ path, code: `plans.${name}`, details: { code } }] : []
  })
  const told = new Set(decided.map((one) => one.code))
  const undecided = open
    .filter((one) => !told.has(one.code))
    .map(
      ({ code, title }): FieldProblem => ({
        path: 'left',
        code: 'plans.unfinishedUndecided',
        details: { code, title },
      }),
    )
  const named = new Set(input.waiting)
  const unnamed = waiting
    .filter((one) => !named.has(one.claimId))
    .map(({ title }): FieldProblem => ({ path: 'waiting', code: 'plans.claimWaits', details: { title } }))
  const known = new Set(waiting.map((one) => one.claimId))
  const foreign = input.waiting.flatMap((claimId, place): FieldProblem[] =>
    known.has(claimId) ? [] : [{ path: `waiting.${place}`, code: 'plans.claimNotWaiting', details: {} }],
  )
  return [...wrong, ...foreign, ...undecided, ...unnamed]
}

/**
 * What of a year is not settled yet (by-law 8.4): unfinished activities without a cause, and carried ones to which the later year gives no
 * weight. Whoever chose at the closing to carry one later has not carried it yet.
 *
 * @param open unfinished activities that have not ended
 * @param carried what was carried, with its weight in the later year; null where that year holds it no more
 */
export const unsettledOf = (
  open: readonly { title: string }[],
  carried: readonly { title: string; weight: string | null }[],
): { title: string }[] => [
  ...open.map(({ title }) => ({ title })),
  ...carried.filter(({ weight }) => weight === null || Number(weight) === 0).map(({ title }) => ({ title })),
]
