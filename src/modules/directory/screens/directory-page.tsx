import { Fragment, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, BtnLink, Cols, ExcelButton, Matn, PageHead } from '../../../ui/index.ts'
import { useOrganisations, usePermission, usePersons, useRefresh, useUnits } from './data.ts'
import { OrganisationFinds, PersonFinds } from './finds.tsx'
import { OrganisationDialog } from './organisation-form.tsx'
import { PersonDialog } from './person-form.tsx'
import { UnitFinds } from './unit-finds.tsx'
import { UnitDialog } from './unit-form.tsx'
import { useDirectoryWords } from './words.ts'
import './directory.css'

const pageSize = 50
const shows = ['units', 'organisations', 'persons'] as const
type Show = (typeof shows)[number]
const unitFilters = ['q', 'province', 'county', 'isic', 'state', 'park', 'owner'] as const

/** The registers: units, organisations and people, found by name, key, place, activity and state. What is asked stands in the address. */
export function DirectoryPage() {
  const { t, locale } = useDirectoryWords()
  const { query } = useAddress()
  const [registering, setRegistering] = useState(false)
  const show: Show = shows.find((one) => one === query.get('show')) ?? 'units'
  const offset = Number(query.get('from') ?? 0) || 0
  const page = { limit: pageSize, offset }
  const asked = Object.fromEntries(unitFilters.map((name) => [name, query.get(name)]))
  const named = { q: query.get('q'), province: query.get('province'), ...page }
  const units = useUnits({ ...asked, ...page }, show === 'units')
  const organisations = useOrganisations({ ...named, kind: query.get('kind') }, show === 'organisations')
  const persons = usePersons(named, show === 'persons')
  const refresh = useRefresh()
  const mayRegister = usePermission('directory.register')
  const mayExport = usePermission('directory.export')
  const exported = new URLSearchParams(
    Object.entries({ ...asked, asOf: query.get('asOf') }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  )
  exported.set('locale', locale)
  const total = { units: units.data?.total, organisations: organisations.data?.total, persons: persons.data?.total }
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          show === 'units' ? (
            <UnitsLead list={units.data} />
          ) : (
            t(`directory.lead.${show}`, { total: total[show] ?? null })
          )
        }
        tabs={shows.map((one) => ({
          href: `/directory?show=${one}`,
          label: t(`directory.${one}`),
          current: one === show,
          ...(one === show && total[one] !== undefined ? { count: total[one] } : {}),
        }))}
        acts={
          <>
            {mayRegister && (
              <Btn tone="go" onClick={() => setRegistering(true)}>
                {t(`directory.register.${show}`)}
              </Btn>
            )}
            {show !== 'units' && (
              <ExcelButton
                key={show}
                list={show}
                query={{
                  q: query.get('q'),
                  province: query.get('province'),
                  kind: show === 'organisations' ? query.get('kind') : null,
                }}
                {...(mayRegister ? { onTaken: () => void refresh() } : {})}
              />
            )}
            {show === 'units' && (
              <>
                {mayRegister && <BtnLink href="/units/import">{t('import.open')}</BtnLink>}
                {mayExport && (
                  <a className="btn quiet" href={`/api/units/export.xlsx?${exported}`} download>
                    {t('directory.export')}
                  </a>
                )}
              </>
            )}
          </>
        }
      />
      <Cols wide>
        <Matn>
          {show === 'units' && <UnitFinds found={units} offset={offset} />}
          {show === 'organisations' && <OrganisationFinds found={organisations} offset={offset} />}
          {show === 'persons' && <PersonFinds found={persons} offset={offset} />}
        </Matn>
      </Cols>
      {registering && show === 'units' && <UnitDialog onClose={() => setRegistering(false)} />}
      {registering && show === 'organisations' && <OrganisationDialog onClose={() => setRegistering(false)} />}
      {registering && show === 'persons' && <PersonDialog onClose={() => setRegistering(false)} />}
    </>
  )
}

/** How many units, and in which state they are, in one sentence. */
function UnitsLead({ list }: { list: ReturnType<typeof useUnits>['data'] }) {
  const { t, f, stateName } = useDirectoryWords()
  if (!list) return null
  if (list.total === 0) return t('directory.lead.none')
  const told = (['active', 'semiStagnant', 'stagnant', 'planned', 'unknown'] as const).filter(
    (state) => list.byState[state],
  )
  return t.rich('directory.lead.units', {
    day: f.date(list.asOf, 'dayYear'),
    total: <b>{f.number(list.total)}</b>,
    states: told.map((state, place) => (
      <Fragment key={state}>
        {place > 0 && (f.locale === 'fa' ? '، ' : ', ')}
        <b>{f.number(list.byState[state])}</b> {stateName(state)}
      </Fragment>
    )),
  })
}
