import type { Me } from '../../modules/identity/identity.schema.ts'
import type { Locale, RailGroup, TabItem, Translate } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'

type Words = Translate<typeof fa>
type Count = { waiting: number; overdue: number } | undefined

const seesNation = (me: Me) => me.roles.some((role) => role.reachKind === 'nation')

/** The list of contents for this person: their work, the places they reach, the registers. */
export function railGroups(t: Words, me: Me, locale: Locale, count: Count): RailGroup[] {
  const provinces = unique(me.roles.filter((role) => role.reachKind === 'province'))
  const clusters = unique(me.roles.filter((role) => role.reachKind === 'cluster'))
  return [
    {
      title: t('nav.myWork'),
      items: [
        {
          href: '/',
          label: t('nav.desk'),
          ...(count?.waiting ? { count: count.waiting, late: count.overdue > 0 } : {}),
        },
      ],
    },
    ...clusters.map((role) => ({
      title: role.reachName?.[locale] ?? '',
      items: [
        { href: `/clusters/${role.reachId}`, label: t('nav.cluster') },
        { href: `/clusters/${role.reachId}/diagnosis`, label: t('nav.diagnosis') },
        { href: `/clusters/${role.reachId}/plan`, label: t('nav.plan') },
      ],
    })),
    ...unique(me.roles.filter((role) => ['organisation', 'association', 'body'].includes(role.reachKind))).map(
      (role) => ({
        title: role.reachName?.[locale] ?? '',
        items: [{ href: `/records/${role.reachId}`, label: t('nav.ownFile') }],
      }),
    ),
    ...provinces.map((role) => ({
      title: t('nav.province', { name: role.reachName?.[locale] ?? '' }),
      items: [
        { href: `/provinces/${role.reachId}`, label: t('nav.front') },
        { href: `/clusters?province=${role.reachId}`, label: t('nav.clusters') },
      ],
    })),
    {
      title: t('nav.registers'),
      items: [
        ...(seesNation(me) ? [{ href: '/nation', label: t('nav.nation') }] : []),
        { href: '/compare', label: t('nav.compare') },
        ...(provinces.length === 0 ? [{ href: '/clusters', label: t('nav.clusters') }] : []),
        { href: '/directory', label: t('nav.directory') },
        { href: '/bodies', label: t('nav.bodies') },
        { href: '/resolutions', label: t('nav.resolutions') },
        { href: '/letters', label: t('nav.letterRegister') },
        { href: bylawOf(provinces), label: t('nav.bylaw') },
        ...(me.permissions.includes('messages.see') ? [{ href: '/messages', label: t('nav.messages') }] : []),
        ...(me.permissions.includes('papers.arrange') ? [{ href: lettersOf(provinces), label: t('nav.letters') }] : []),
        ...(me.permissions.includes('upkeep.see') ? [{ href: '/upkeep', label: t('nav.upkeep') }] : []),
        ...(me.permissions.includes('identity.grant') ? [{ href: '/people-access', label: t('nav.people') }] : []),
      ],
    },
  ]
}

/** Five tabs at the foot of a phone. */
export function footTabs(t: Words, me: Me, count: Count): TabItem[] {
  const cluster = me.roles.find((role) => role.reachKind === 'cluster')
  const province = me.roles.find((role) => role.reachKind === 'province')
  const own = me.roles.find((role) => ['organisation', 'association', 'body'].includes(role.reachKind))
  const place = cluster
    ? { href: `/clusters/${cluster.reachId}`, label: t('nav.cluster') }
    : province
      ? { href: `/provinces/${province.reachId}`, label: t('nav.front') }
      : own
        ? { href: `/records/${own.reachId}`, label: t('nav.ownFile') }
        : seesNation(me)
          ? { href: '/nation', label: t('nav.nation') }
          : { href: '/clusters', label: t('nav.clusters') }
  return [
    { href: '/', label: t('nav.desk'), icon: 'desk', ...(count?.overdue ? { badge: count.overdue } : {}) },
    { ...place, icon: 'cluster' },
    { href: '/bodies', label: t('nav.sessions'), icon: 'people' },
    { href: '/directory', label: t('nav.units'), icon: 'search' },
    { href: '/more', label: t('nav.more'), icon: 'menu' },
  ]
}

function unique(roles: Me['roles']): Me['roles'] {
  const seen = new Set<string | null>()
  return roles.filter((role) => !seen.has(role.reachId) && seen.add(role.reachId))
}

/** The by-law of one's own province; whoever has none, or several, reads the nation's. */
const bylawOf = (provinces: Me['roles']) =>
  provinces.length === 1 ? `/bylaw?province=${provinces[0]!.reachId}` : '/bylaw'

/** Letterhead and templates of one's own office; whoever has no province keeps the nation's. */
const lettersOf = (provinces: Me['roles']) =>
  provinces.length > 0 ? `/letter-templates?province=${provinces[0]!.reachId}` : '/letter-templates'
