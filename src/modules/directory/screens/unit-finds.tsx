import type { UseQueryResult } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import { Answer, DataTable, Select, Tag, type TagTone } from '../../../ui/index.ts'
import type { UnitList } from '../units/units.schema.ts'
import { useIsic } from './data.ts'
import { CountyField, IsicField, ProvinceField } from './fields.tsx'
import { NothingFound, Pager, SearchField } from './finds.tsx'
import { useDirectoryWords } from './words.ts'

const states = ['active', 'semiStagnant', 'stagnant', 'planned', 'unknown'] as const
const sizes = ['micro', 'small', 'medium', 'large', 'unknown'] as const
const tones: Record<string, TagTone> = { active: 'ok', semiStagnant: 'risk', stagnant: 'late', planned: 'info' }

/** A unit's state in a word. */
export function StateTag({ state }: { state: string | null }) {
  const { stateName } = useDirectoryWords()
  return <Tag tone={tones[state ?? ''] ?? 'off'}>{stateName(state)}</Tag>
}

/** Filters and the units they find; every filter stands in the address. */
export function UnitFinds({ found, offset }: { found: UseQueryResult<UnitList>; offset: number }) {
  const { t, f, stateName, placeName } = useDirectoryWords()
  const { query, change } = useAddress()
  const province = query.get('province')
  const isic = query.get('isic')
  const known = useIsic(isic ?? '').data?.find((row) => row.code === isic)
  const filter = (name: string) => (value: string | null) => change({ [name]: value, from: null })
  return (
    <>
      <div className="find-row">
        <SearchField label={t('directory.searchUnits')} />
        <ProvinceField
          optional
          value={province}
          onChange={(next) => change({ province: next, county: null, from: null })}
        />
        <CountyField optional province={province} value={query.get('county')} onChange={filter('county')} />
        <IsicField
          optional
          value={isic}
          known={known ? { value: known.code, label: placeName(known)! } : null}
          onChange={filter('isic')}
        />
        <Select
          label={t('fact.state')}
          optional
          options={states.map((state) => ({ value: state, label: stateName(state) }))}
          value={query.get('state')}
          onChange={filter('state')}
        />
        <Select
          label={t('unit.size')}
          optional
          options={sizes.map((size) => ({ value: size, label: t(`size.${size}`) }))}
          value={query.get('size')}
          onChange={filter('size')}
        />
      </div>
      <Answer of={found}>
        {(list) => (
          <>
            <DataTable
              name={t('directory.units')}
              rows={list.rows}
              rowKey={(row) => row.id}
              hrefOf={(row) => `/units/${row.id}`}
              empty={
                <NothingFound empty={{ title: t('directory.empty.units'), text: t('directory.empty.unitsText') }} />
              }
              columns={[
                { key: 'name', head: t('field.name'), fold: 'title', cell: (row) => row.name },
                { key: 'state', head: t('fact.state'), fold: 'end', cell: (row) => <StateTag state={row.state} /> },
                {
                  key: 'place',
                  head: t('directory.place'),
                  fold: 'line',
                  cell: (row) =>
                    [row.park, placeName(row.county)].filter(Boolean).join('، ') || <span className="dim">—</span>,
                },
                {
                  key: 'isic',
                  head: t('directory.activity'),
                  fold: 'line',
                  cell: (row) => placeName(row.isic) ?? <span className="dim">—</span>,
                },
                {
                  key: 'jobs',
                  head: t('fact.jobs'),
                  num: true,
                  fold: 'line',
                  labelled: true,
                  cell: (row) => (row.jobs ? f.number(row.jobs) : '—'),
                },
              ]}
            />
            <Pager total={list.total} offset={offset} />
          </>
        )}
      </Answer>
    </>
  )
}
