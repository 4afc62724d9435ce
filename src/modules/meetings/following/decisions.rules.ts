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

/** No more of a tree than a margin can show. */
const most = 120

/**
 * What lies one way from a record as a tree. A record that several led to stands under each of them; on one way it stands once, so that a
 * circle ends.
 *
 * @param way `earlier`: who decided this; `later`: what became of it
 */
export function branchesFrom(root: string, steps: readonly Step[], way: 'earlier' | 'later', depth: number): Branch[] {
  let left = most
  const grow = (path: readonly string[]): Branch[] => {
    if (path.length > depth) return []
    const branches: Branch[] = []
    for (const step of steps) {
      const { earlier, later } = inTime(step)
      const [here, there] = way === 'earlier' ? [later, earlier] : [earlier, later]
      if (here !== path.at(-1) || path.includes(there) || left === 0) continue
      left -= 1
      branches.push({ id: there, kind: step.kind, branches: grow([...path, there]) })
    }
    return branches
  }
  return grow([root])
}
