import type { LinkKind } from '../../../kernel/tables.ts'

/** One step from a record to another that was before it (what it rests on) or came after it (what became of it). */
export interface Step {
  from: string
  to: string
  /** `decides` from a resolution to what it decides about, `minuted` from a session to its resolution; else the kind of link. */
  kind: LinkKind | 'minuted'
}

/** Links whose far end was there before: a record follows, answers, cites or carries on what is older, and realises what was promised. */
const looksBack: readonly Step['kind'][] = ['carriedFrom', 'follows', 'answers', 'cites', 'realises']

/** The earlier and the later end of a link. */
export const inTime = ({ from, to, kind }: Step): { earlier: string; later: string } =>
  looksBack.includes(kind) ? { earlier: to, later: from } : { earlier: from, later: to }

export interface Branch {
  id: string
  kind: Step['kind']
  branches: Branch[]
}

/**
 * What lies one way from a record as a tree: each record once, where it is met first, so that a circle ends.
 *
 * @param way `earlier`: who decided this; `later`: what became of it
 */
export function branchesFrom(root: string, steps: readonly Step[], way: 'earlier' | 'later', depth: number): Branch[] {
  const seen = new Set([root])
  const grow = (ids: readonly { id: string; into: Branch[] }[], left: number): void => {
    if (left === 0 || ids.length === 0) return
    const next: { id: string; into: Branch[] }[] = []
    for (const { id, into } of ids)
      for (const step of steps) {
        const { earlier, later } = inTime(step)
        const [here, there] = way === 'earlier' ? [later, earlier] : [earlier, later]
        if (here !== id || seen.has(there)) continue
        seen.add(there)
        const branch: Branch = { id: there, kind: step.kind, branches: [] }
        into.push(branch)
        next.push({ id: there, into: branch.branches })
      }
    grow(next, left - 1)
  }
  const first: Branch[] = []
  grow([{ id: root, into: first }], depth)
  return first
}
