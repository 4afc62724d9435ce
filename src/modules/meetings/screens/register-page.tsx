import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  Empty,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Section,
  Select,
  useLooks,
} from '../../../ui/index.ts'
import type { Province } from '../../directory/divisions/divisions.schema.ts'
import type { RegisterSummary } from '../following/register.schema.ts'
import { useMeetingWords } from './data.ts'
import { type Filters, filters, registerQuery, summaryQuery } from './following.data.ts'
import { ExecutionTable, RegisterTable } from './register-tables.tsx'
import './following.css'

const pageSize = 50

/** The register of resolutions. Every filter stands in the address, so that a list can be sent to a colleague. */
export function RegisterPage() {
  const { query } = useAddress()
  const asked = Object.fromEntries(
    filters.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
  ) as Filters
  const summary = useQuery(summaryQuery(asked))
  return <Answer of={summary}>{(counts) => <Register counts={counts} asked={asked} />}</Answer>
}

function Register({ counts, asked }: { counts: RegisterSummary; asked: Filters }) {
  const { t, f } = useMeetingWords()
  const { query, change } = useAddress()
  const shown = Math.min(Number(query.get('shown')) || pageSize, 200)
  const rows = useQuery(registerQuery(asked, shown))
  const { whole } = counts
  const filtered = Object.keys(asked).length > 0
  const clear = () => change({ ...Object.fromEntries(filters.map((name) => [name, null])), shown: null }, true)
  return (
    <>
      <PageHead
        title={t('register.title')}
        lead={<Lead counts={counts} />}
        acts={whole.total > 0 && <ExcelButton list="resolutions" query={{ register: 'yes', ...asked }} />}
      />
      <Cols>
        <Matn>
          <Section
            title={t('register.byState')}
            end={
              filtered && (
                <Btn small tone="quiet" onClick={clear}>
                  {t('register.clear')}
                </Btn>
              )
            }
          >
            <ul className="register-states">
              {counts.byState.map(({ state, count }) => (
                <li key={state}>
                  <Link
                    href={hrefWith(query, { state: state === asked.state ? null : state })}
                    aria-current={state === asked.state ? 'true' : undefined}
                  >
                    {t(`state.${state}`)} <b className="strong">{f.number(count)}</b>
                  </Link>
                </li>
              ))}
            </ul>
            <FilterFields counts={counts} asked={asked} />
          </Section>
          <Section
            title={t('register.list')}
            note={whole.total > 0 ? t('register.count', { count: whole.total }) : undefined}
          >
            <Answer of={rows}>
              {(page) => (
                <>
                  <RegisterTable
                    name={t('register.list')}
                    rows={page.rows}
                    empty={
                      <Empty
                        title={t('register.empty')}
                        text={t('register.emptyWay')}
                        acts={filtered && <Btn onClick={clear}>{t('register.clear')}</Btn>}
                      />
                    }
                  />
                  {whole.total > page.rows.length && page.rows.length < 200 && (
                    <p className="table-more">
                      <Btn small onClick={() => change({ shown: String(page.rows.length + pageSize) })}>
                        {t('register.more', { count: Math.min(whole.total - page.rows.length, pageSize) })}
                      </Btn>
                    </p>
                  )}
                </>
              )}
            </Answer>
          </Section>
          {counts.byBody.length > 0 && (
            <Section title={t('register.byBody')}>
              <ExecutionTable
                name={t('register.byBody')}
                rows={counts.byBody.map((row) => ({ ...row, key: row.body.id, title: row.body.name }))}
                hrefOf={(key) => hrefWith(query, { body: key })}
              />
            </Section>
          )}
          {counts.bySubject.length > 0 && (
            <Section title={t('register.bySubject')}>
              <ExecutionTable
                name={t('register.bySubject')}
                rows={counts.bySubject.map((row) => ({
                  ...row,
                  key: row.subject ?? 'none',
                  title: row.title?.[f.locale] ?? t('register.noSubject'),
                }))}
                hrefOf={(key) => hrefWith(query, { subject: key })}
              />
            </Section>
          )}
        </Matn>
        <Hashieh>
          <Note title={t('register.byAge')}>
            <ul className="list">
              {counts.byAge.map(({ age, count }) => (
                <li key={age}>
                  <Link
                    href={hrefWith(query, { age: age === asked.age ? null : age })}
                    aria-current={age === asked.age ? 'true' : undefined}
                  >
                    {f.digits(t(`age.${age}`))}
                  </Link>{' '}
                  <b className={count > 0 ? 'late-t' : 'strong'}>{f.number(count)}</b>
                </li>
              ))}
            </ul>
          </Note>
          <Note title={t('register.rules')}>
            <p className="small">
              <Link href={asked.province ? `/follow-up-rules?province=${asked.province}` : '/follow-up-rules'}>
                {t('register.rulesWay')}
              </Link>
            </p>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}

/** The same address with other filters; the page begins anew. */
function hrefWith(query: URLSearchParams, parts: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query)
  next.delete('shown')
  for (const [key, value] of Object.entries(parts)) value ? next.set(key, value) : next.delete(key)
  const asked = next.toString()
  return asked ? `/resolutions?${asked}` : '/resolutions'
}

function Lead({ counts }: { counts: RegisterSummary }) {
  const { t, f, percent } = useMeetingWords()
  const { whole } = counts
  if (whole.total === 0) return <>{t('register.leadNone')}</>
  return (
    <>
      {t('register.lead', {
        total: f.number(whole.total),
        done: f.number(whole.done),
        running: f.number(whole.running),
        notDone: f.number(whole.notDone),
      })}{' '}
      {whole.overdue > 0 && <b className="late-t">{t('register.leadOverdue', { count: f.number(whole.overdue) })}</b>}{' '}
      {whole.mean !== null && t('register.leadMean', { mean: percent(whole.mean) })}
    </>
  )
}

function FilterFields({ counts, asked }: { counts: RegisterSummary; asked: Filters }) {
  const { t, f } = useMeetingWords()
  const { locale } = useLooks()
  const { change } = useAddress()
  const provinces = useQuery({
    queryKey: ['provinces'],
    queryFn: () => api.get<Province[]>('/api/provinces'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const all = { value: '', label: t('register.all') }
  const set = (name: keyof Filters) => (value: string | null) => change({ [name]: value || null, shown: null }, true)
  const fields: { name: keyof Filters; label: string; options: { value: string; label: string }[] }[] = [
    {
      name: 'body',
      label: t('register.body'),
      options: counts.byBody.map(({ body }) => ({ value: body.id, label: body.name })),
    },
    {
      name: 'kind',
      label: t('register.kind'),
      options: counts.kinds.map((kind) => ({ value: kind.code, label: kind[locale] })),
    },
    {
      name: 'subject',
      label: t('register.subject'),
      options: counts.bySubject.map((row) => ({
        value: row.subject ?? 'none',
        label: row.title?.[locale] ?? t('register.noSubject'),
      })),
    },
    {
      name: 'responsible',
      label: t('register.responsible'),
      options: counts.responsible.map((who) => ({ value: who.id, label: who.name })),
    },
    {
      name: 'province',
      label: t('register.province'),
      options: (provinces.data ?? []).map((one) => ({ value: one.code, label: one[locale] })),
    },
    {
      name: 'overdue',
      label: t('register.age'),
      options: [{ value: 'yes', label: t('register.overdue') }],
    },
  ]
  return (
    <search className="register-filters" aria-label={t('register.filters')}>
      {fields.map(({ name, label, options }) => (
        <Select
          key={name}
          label={f.digits(label)}
          value={asked[name] ?? ''}
          onChange={set(name)}
          options={[all, ...options]}
        />
      ))}
    </search>
  )
}
