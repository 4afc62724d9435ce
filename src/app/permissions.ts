import { roleNames } from '../kernel/actor.ts'
import { filesPolicy } from '../kernel/files/files.routes.ts'
import type { AnyRoute } from '../kernel/http/route.ts'
import type { Manifest } from '../kernel/manifest.ts'
import type { Policy } from '../kernel/policy.ts'

/** What the page is made of: the house without its database. */
export interface Permitted {
  modules: readonly Manifest[]
  routes: () => readonly AnyRoute[]
}

const short: Record<(typeof roleNames)[number], string> = {
  administrator: 'admin',
  nationalViewer: 'viewer',
  managingDirector: 'director',
  deputy: 'deputy',
  expert: 'expert',
  agentTeam: 'agent',
  supervisor: 'supervisor',
  member: 'member',
  auditor: 'auditor',
}

const table = (rows: readonly (readonly string[])[]) => {
  const [head = [], ...body] = rows
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/**
 * docs/permissions.md: permission × role from the policies, then route → permission. ● the role holds it over its reach,
 * ◐ under a named condition, ○ whoever is signed in under a condition of its own things.
 */
export function permissionsPage(house: Permitted): string {
  const policies: [string, Policy][] = [
    ...house.modules.map(({ name, policy }): [string, Policy] => [name, policy]),
    ['files', filesPolicy],
  ]
  const permissions = policies.flatMap(([, policy]) =>
    Object.entries(policy).map(([name, rule]) => [
      `\`${name}\``,
      ...roleNames.map((role) => {
        if (rule.roles === 'anyone') return '○'
        if (!rule.roles.includes(role)) return ''
        return rule.when ? '◐' : '●'
      }),
    ]),
  )
  const routes = house
    .routes()
    .map((route) => [`\`${route.method} ${route.url}\``, `\`${route.permission}\``, route.summary])
  return `# Who may do what

Written from the policies and the routes by \`UPDATE=1 npx vitest run test/matrix.test.ts\`; a test holds it to them.
● the role holds it over its reach · ◐ under a condition that the policy names · ○ everybody signed in, for their own things.

## Permissions

${table([['permission', ...roleNames.map((role) => short[role])], ...permissions])}

## Routes

${table([['route', 'permission', 'what it does'], ...routes])}
`
}
