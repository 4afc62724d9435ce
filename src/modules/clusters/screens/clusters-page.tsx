import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  Cols,
  DayLine,
  Empty,
  ExcelButton,
  Matn,
  PageHead,
  PdfButton,
  Section,
  Select,
  TextInput,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './clusters.css'
import type { fa } from '../clusters.fa.ts'
import type { RegisterView } from '../clusters.schema.ts'
import { ClustersTable } from './clusters-table.tsx'
import { keepingDay, paths } from './paths.ts'
import { provincesQuery, registerQuery } from './queries.ts'
import { RegisterDialog } from './register-dialog.tsx'
import { StageRamp } from './stage-ramp.tsx'
import { useWhyNot } from './why-not.ts'

const pageSize = 50

/** The register of clusters. Every filter stands in the address, so that a list can be sent to a colleague. */
export function ClustersPage() {
  const { query: address } = useAddress()
  const { asOf, knownAt } = useAsOf()
  const shown = Number(address.get('shown')) || pageSize
  const query = useQuery(
    registerQuery({
      ...day(asOf, knownAt),
      ...part('province', address.get('province')),
      ...part('stage', address.get('stage')),
      ...part('q', address.get('q')),
      limit: Math.min(shown, 200),
    }),
  )
  return <Answer of={query}>{(register) => <Register register={register} />}</Answer>
}
const day = (asOf?: string, knownAt?: string) => ({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) })
const part = <Key extends string>(key: Key, value: string | null) => (value ? { [key]: value } : {})

function Register({ register }: { register: RegisterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { query: address, change } = useAddress()
  const whyNot = useWhyNot()
  const client = useQueryClient()
  const provinces = useQuery(provincesQuery)
  const [registering, setRegistering] = useState(false)
  const province = address.get('province')
  const stage = address.get('stage')
  const filtered = Boolean(province || stage || address.get('q'))
  const provinceName = provinces.data?.find((one) => one.code === province)?.[locale]
  const here = (code: string) =>
    paths.register({ ...(province ? { province } : {}), ...(code === stage ? {} : { stage: code }) })
  const add = (
    <Btn tone="go" icon="plus" why={whyNot(register.may.register)} onClick={() => setRegistering(true)}>
      {t('register.add')}
    </Btn>
  )
  const excel = (
    <ExcelButton
      list="clusters"
      query={{
        province,
        stage,
        q: address.get('q'),
        asOf: address.get('asOf'),
        knownAt: address.get('knownAt'),
      }}
      {...(register.may.register === true ? { onTaken: () => void client.invalidateQueries() } : {})}
    />
  )
  const stageSheet = (
    <ExcelButton
      list="clusterstages"
      query={{ province }}
      label={t('register.stageSheet')}
      takes={register.may.register}
    />
  )
  const left = register.total - register.rows.length
  return (
    <>
      <PageHead
        crumbs={
          province ? [{ href: keepingDay(paths.province(province), address), label: provinceName ?? province }] : []
        }
        title={provinceName ? t('register.ofProvince', { province: provinceName }) : t('register.title')}
        lead={<Lead register={register} />}
        acts={
          register.total > 0 || filtered ? (
            <>
              {add}
              <PdfButton
                print="clusters"
                query={{
                  province,
                  stage,
                  q: address.get('q'),
                  asOf: address.get('asOf'),
                  knownAt: address.get('knownAt'),
                }}
              />
              {excel}
              {stageSheet}
            </>
          ) : undefined
        }
      />
      <DayLine />
      <Cols wide>
        <Matn>
          {register.byStage.some((one) => one.count > 0) && (
            <Section title={t('register.byStage')}>
              <StageRamp
                name={t('register.byStage')}
                byStage={register.byStage}
                hrefOf={here}
                current={stage ?? undefined}
              />
            </Section>
          )}
          <Section
            title={t('register.list')}
            note={register.total > 0 ? t('register.found', { count: register.total }) : undefined}
            end={
              filtered && (
                <Btn tone="quiet" small onClick={() => change({ province: null, stage: null, q: null, shown: null })}>
                  {t('register.clear')}
                </Btn>
              )
            }
          >
            <div className="cluster-filters">
              <Search />
              <Select
                label={t('register.province')}
                value={province ?? ''}
                onChange={(code) => change({ province: code, shown: null }, true)}
                options={[
                  { value: '', label: t('register.allProvinces') },
                  ...(provinces.data ?? []).map((one) => ({ value: one.code, label: one[locale] })),
                ]}
              />
              <Select
                label={t('register.stage')}
                value={stage ?? ''}
                onChange={(code) => change({ stage: code, shown: null }, true)}
                options={[
                  { value: '', label: t('register.allStages') },
                  ...register.byStage.map((one) => ({ value: one.code, label: one[locale] })),
                ]}
              />
            </div>
            <ClustersTable
              name={t('register.list')}
              rows={register.rows}
              provinceOf={(code) => provinces.data?.find((one) => one.code === code)?.[locale] ?? code}
              withProvince={!province}
              empty={
                filtered ? (
                  <Empty
                    title={t('register.emptyTitle')}
                    text={t('register.emptyText')}
                    acts={
                      <Btn onClick={() => change({ province: null, stage: null, q: null })}>{t('register.clear')}</Btn>
                    }
                  />
                ) : (
                  <Empty
                    title={t('register.firstTitle')}
                    text={t('register.firstText')}
                    acts={
                      <>
                        {add}
                        {register.may.register === true && excel}
                      </>
                    }
                  />
                )
              }
            />
            {left > 0 && register.rows.length < 200 && (
              <p className="table-more">
                <Btn small onClick={() => change({ shown: String(register.rows.length + pageSize) })}>
                  {t('register.more', { count: Math.min(left, pageSize) })}
                </Btn>
              </p>
            )}
          </Section>
        </Matn>
      </Cols>
      {registering && <RegisterDialog province={province} onClose={() => setRegistering(false)} />}
    </>
  )
}

/** What is typed goes to the address a moment after the last key; an address changed elsewhere comes back into the field. */
function Search() {
  const t = useWords<typeof fa>('clusters')
  const { query, change } = useAddress()
  const asked = query.get('q') ?? ''
  const [text, setText] = useState(asked)
  const sent = useRef(asked)
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    setText(asked)
  }, [asked])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      change({ q: text, shown: null })
    }, 300)
    return () => clearTimeout(timer)
  }, [text, change])
  return <TextInput label={t('register.search')} value={text} onChange={setText} type="search" />
}

function Lead({ register }: { register: RegisterView }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const count = (code: string) => register.byStage.find((one) => one.code === code)?.count ?? 0
  const all = register.byStage.filter((one) => one.parent === null).reduce((sum, one) => sum + one.count, 0)
  if (register.total === 0) return t('register.leadNone')
  // as of a day before any stage is known
  if (all === 0) return t('register.leadNoStage', { total: t('register.found', { count: register.total }) })
  return t.rich('register.lead', {
    total: <b>{t('register.found', { count: all })}</b>,
    running: f.number(count('implementation')),
    identified: f.number(count('identified')),
  })
}
