/** Two edited one record: what each changed of it, field by field. Pure. */

export type Standing =
  /** Nobody changed it, or both wrote the same. */
  | 'same'
  /** Only I changed it: it stays mine. */
  | 'mine'
  /** Only they changed it: it is theirs now. */
  | 'theirs'
  /** Both changed it, each otherwise: somebody has to choose. */
  | 'both'

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** @param was the field when I opened the form; `theirs` as it stands in the house now */
export function standing(was: unknown, mine: unknown, theirs: unknown): Standing {
  if (equal(mine, theirs)) return 'same'
  if (equal(theirs, was)) return 'mine'
  return equal(mine, was) ? 'theirs' : 'both'
}

export type Choice = 'mine' | 'theirs'

/**
 * The form with both changes in it: my own, theirs where only they changed, and in what both changed what was chosen. Null while something
 * is still to be chosen. Fields that are not named (a reason for the change) stay mine.
 */
export function together<Values extends object>(
  names: readonly (keyof Values & string)[],
  of: { was: Values; mine: Values; theirs: Values },
  chosen: Readonly<Partial<Record<string, Choice>>>,
): Values | null {
  const result = { ...of.mine }
  for (const name of names) {
    const stands = standing(of.was[name], of.mine[name], of.theirs[name])
    const side = stands === 'both' ? chosen[name] : stands
    if (side === undefined) return null
    if (side === 'theirs') result[name] = of.theirs[name]
  }
  return result
}
