import { type Actor, holds, holdsAnywhere, type RoleName, type Where } from './actor.ts'
import { forbidden } from './errors.ts'

/** `true`, or the code of the reason why not. */
export type Answer = true | string

/** One permission: which roles may ever hold it over the place, and under which named conditions. */
export interface Rule<Facts = unknown> {
  roles: readonly RoleName[] | 'anyone'
  when?: (actor: Actor, facts: Facts) => Answer
}
// biome-ignore lint/suspicious/noExplicitAny: a policy holds rules over facts of different shapes
export type Policy = Record<string, Rule<any>>

/** Could this actor ever do it? Routes refuse by this before they read the input. */
export const mayEver = (rule: Rule, actor: Actor): boolean =>
  rule.roles === 'anyone' || holdsAnywhere(actor, rule.roles)

/** May this actor do it here, given the facts? No I/O; no, unless a role allows it. */
export function may<Facts>(rule: Rule<Facts>, actor: Actor, where: Where, facts: Facts): Answer {
  if (rule.roles !== 'anyone' && !holds(actor, rule.roles, where)) return 'kernel.notYourRole'
  return rule.when ? rule.when(actor, facts) : true
}

/** Throws 403 with the reason unless `may` says yes. */
export function authorize<Facts>(rule: Rule<Facts>, actor: Actor, where: Where, facts: Facts): void {
  const answer = may(rule, actor, where, facts)
  if (answer !== true) throw forbidden(answer)
}
