import { z } from 'zod'
import type { Step } from './decisions.rules.ts'
import { lifeStates } from './life.rules.ts'

/** A record on the way from a decision to what became of it. */
export interface DecisionNode {
  id: string
  kind: string
  title: string
  /** How it is tied to the one before it in the tree. */
  by: Step['kind']
  /** Of a resolution: where it stands and how far it is. */
  state: (typeof lifeStates)[number] | null
  percent: string | null
  /** Of a session: its day. */
  day: string | null
  branches: DecisionNode[]
}

export const DecisionNode: z.ZodType<DecisionNode> = z.lazy(() =>
  z.object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    by: z.enum(['decides', 'realises', 'answers', 'carriedFrom', 'follows', 'cites', 'minuted']),
    state: z.enum(lifeStates).nullable(),
    percent: z.string().nullable(),
    day: z.string().nullable(),
    branches: z.array(DecisionNode),
  }),
)
export const Decisions = z.object({ earlier: z.array(DecisionNode), later: z.array(DecisionNode) })
export type Decisions = z.infer<typeof Decisions>
