import { useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../directory.fa.ts'
import type { OrganisationKind } from '../directory.kinds.ts'
import type { FactView, UnitList } from '../units/units.schema.ts'

/** Words of the directory with what its screens say over and over: places, kinds, states, terms, facts. */
export function useDirectoryWords() {
  const t = useWords<typeof fa>('directory')
  const f = useFormat()
  const { locale } = useLooks()
  const stateName = (state: string | null) => t(`state.${(state ?? 'unknown') as keyof UnitList['byState']}`)
  return {
    t,
    f,
    locale,
    stateName,
    kindName: (kind: OrganisationKind) => t(`kind.${kind}`),
    /** Name of a place or code in the language of the page; English falls back to Persian. */
    placeName: (place: { fa: string; en: string | null } | null | undefined) =>
      place ? (locale === 'en' && place.en ? place.en : place.fa) : null,
    /** «از … تا …», with what nobody knows said as such. */
    term: (from: string | null, until: string | null) => {
      if (!from && !until) return t('term.unknown')
      if (from && until) return t('term.both', { from: f.date(from, 'dayYear'), until: f.date(until, 'dayYear') })
      return from
        ? t('term.from', { from: f.date(from, 'dayYear') })
        : t('term.until', { until: f.date(until!, 'dayYear') })
    },
    /** The value of a fact as people read it. */
    factValue: (fact: Pick<FactView, 'kind' | 'value' | 'measure' | 'untilDay'>) => {
      if (fact.value === null) return t('fact.notKnown')
      if (fact.kind === 'state') return stateName(fact.value)
      if (fact.kind === 'jobs') return t('fact.people', { count: f.number(fact.value) })
      if (fact.kind === 'capacity') return `${f.number(fact.value)} ${fact.measure ?? ''}`
      const number = f.digits(fact.value)
      return fact.untilDay ? t('fact.permitUntil', { number, until: f.date(fact.untilDay, 'dayYear') }) : number
    },
  }
}
