import type { Me } from '../../modules/identity/identity.schema.ts'
import type { PageHit } from '../../modules/search/screens/index.ts'
import type { Locale, Translate } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { railGroups } from './navigation.ts'

/** Every page that this person can go to by its name: the list of contents, with other words that people have for them, and what has no line there. */
export function namedPages(t: Translate<typeof fa>, me: Me, locale: Locale): PageHit[] {
  const also: Record<string, string> = {
    '/': t('also.desk'),
    '/clusters': t('also.clusters'),
    '/directory': t('also.directory'),
    '/bodies': t('also.bodies'),
    '/bylaw': t('also.bylaw'),
    '/nation': t('also.nation'),
    '/compare': t('also.compare'),
    '/people-access': t('also.people'),
  }
  const listed = railGroups(t, me, locale, undefined).flatMap(({ title, items }) =>
    items.map(({ href, label }): PageHit => {
      const other = also[href.split('?')[0]!]
      // a line below the name of a place is found by that name too
      return { href, label, also: [title, other].filter(Boolean).join(' ') }
    }),
  )
  const more: PageHit[] = [
    { href: '/clusters', label: t('page.clusters'), also: t('also.clusters') },
    { href: '/criteria', label: t('page.criteria') },
    { href: '/account', label: t('nav.account'), also: t('also.account') },
  ]
  const all = [...listed, ...more]
  return all.filter((page, place) => all.findIndex(({ href }) => href === page.href) === place)
}
