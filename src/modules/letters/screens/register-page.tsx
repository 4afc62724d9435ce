import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  Cols,
  Empty,
  ExcelButton,
  Link,
  Matn,
  PageHead,
  Section,
  Select,
  TextInput,
} from '../../../ui/index.ts'
import type { LetterSummary } from '../letters.schema.ts'
import { type Filters, filters, registerQuery, summaryQuery, useLetterWords } from './data.ts'
import { LetterTable } from './letter-table.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import './letters.css'

/** The register of letters. Every filter stands in the address, so that a list can be sent to a colleague. */
export function RegisterPage() {
  const { query } = useAddress()
  const asked = Object.fromEntries(
    filters.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
  ) as Filters
  const summary = useQuery(summaryQuery(asked))
  return <Answer of={summary}>{(counts) => <Register counts={counts} asked={asked} />}</Answer>
}

function Register({ counts, asked }: { counts: LetterSummary; asked: Filters }) {
  const { t } = useLetterWords()
  const { change } = useAddress()
  const [open, setOpen] = useState<'incoming' | 'outgoing' | null>(null)
  const rows = useInfiniteQuery(registerQuery(asked))
  const keeps = counts.offices.length > 0
  const filtered = Object.keys(asked).length > 0
  const clear = () => change(Object.fromEntries(filters.map((name) => [name, null])), true)
  const shown = (rows.data?.pages ?? []).flatMap((page) => page.rows)
  const acts = keeps && (
    <>
      <Btn onClick={() => setOpen('outgoing')}>{t('register.outgoing')}</Btn>
      <Btn tone="go" onClick={() => setOpen('incoming')}>
        {t('register.incoming')}
      </Btn>
    </>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        lead={<Lead counts={counts} />}
        acts={
          <>
            <ExcelButton list="letters" query={asked} {...(keeps ? { takes: true } : {})} />
            {acts}
          </>
        }
      />
      <Cols wide>
        <Matn>
          <Section
            title={t('register.list')}
            end={
              filtered && (
                <Btn small tone="quiet" onClick={clear}>
                  {t('register.clear')}
                </Btn>
              )
            }
          >
            <States counts={counts} asked={asked} />
            <FilterFields counts={counts} asked={asked} />
            <Answer of={rows}>
              {() => (
                <div className="letter-register">
                  <LetterTable
                    name={t('register.list')}
                    rows={shown}
                    empty={
                      filtered ? (
                        <Empty
                          title={t('register.empty')}
                          text={t('register.emptyWay')}
                          acts={<Btn onClick={clear}>{t('register.clear')}</Btn>}
                        />
                      ) : (
                        <Empty title={t('register.emptyFirst')} text={t('register.emptyFirstWay')} acts={acts} />
                      )
                    }
                  />
                  {rows.hasNextPage && (
                    <p className="table-more">
                      <Btn small busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
                        {t('register.more')}
                      </Btn>
                    </p>
                  )}
                </div>
              )}
            </Answer>
          </Section>
        </Matn>
      </Cols>
      {open && <RegisterDialog direction={open} offices={counts.offices} onClose={() => setOpen(null)} />}
    </>
  )
}

function Lead({ counts }: { counts: LetterSummary }) {
  const { t, f } = useLetterWords()
  if (counts.total === 0) return <>{t('register.leadNone')}</>
  return (
    <>
      {t('register.lead', {
        total: f.number(counts.total),
        incoming: f.number(counts.incoming),
        outgoing: f.number(counts.outgoing),
      })}{' '}
      {counts.open > 0 ? t('register.leadOpen', { count: f.number(counts.open) }) : t('register.leadOpenNone')}{' '}
      {counts.overdue > 0 && <b className="late-t">{t('register.leadOverdue', { count: f.number(counts.overdue) })}</b>}
    </>
  )
}

/** What may be asked of the register in one click, each with its count. */
function States({ counts, asked }: { counts: LetterSummary; asked: Filters }) {
  const { t, f } = useLetterWords()
  const { query } = useAddress()
  const hrefWith = (parts: Filters) => {
    const next = new URLSearchParams(query)
    for (const name of ['direction', 'open', 'overdue'] as const)
      parts[name] ? next.set(name, parts[name]) : next.delete(name)
    const text = next.toString()
    return text ? `/letters?${text}` : '/letters'
  }
  const choices: { label: string; count: number; parts: Filters }[] = [
    { label: t('register.all'), count: counts.total, parts: {} },
    { label: t('direction.incoming'), count: counts.incoming, parts: { direction: 'incoming' } },
    { label: t('direction.outgoing'), count: counts.outgoing, parts: { direction: 'outgoing' } },
    { label: t('register.open'), count: counts.open, parts: { open: 'yes' } },
    { label: t('register.overdue'), count: counts.overdue, parts: { overdue: 'yes' } },
  ]
  const isNow = (parts: Filters) =>
    (['direction', 'open', 'overdue'] as const).every((name) => parts[name] === asked[name])
  return (
    <ul className="letter-states">
      {choices.map(({ label, count, parts }) => (
        <li key={label}>
          <Link href={hrefWith(parts)} aria-current={isNow(parts) ? 'true' : undefined}>
            {label} <b className={parts.overdue && count > 0 ? 'late-t' : 'strong'}>{f.number(count)}</b>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function FilterFields({ counts, asked }: { counts: LetterSummary; asked: Filters }) {
  const { t } = useLetterWords()
  const { change } = useAddress()
  const [typed, setTyped] = useState(asked.q ?? '')
  // the address follows a moment after the last key
  useEffect(() => {
    if (typed.trim() === (asked.q ?? '')) return
    const wait = setTimeout(() => change({ q: typed.trim() || null }), 300)
    return () => clearTimeout(wait)
  }, [typed, asked.q, change])
  useEffect(() => {
    if (!asked.q) setTyped('')
  }, [asked.q])
  return (
    <search className="letter-filters" aria-label={t('register.filters')}>
      <TextInput label={t('register.q')} value={typed} onChange={setTyped} type="search" />
      <Select
        label={t('register.party')}
        value={asked.party ?? ''}
        onChange={(party) => change({ party: party || null }, true)}
        options={[
          { value: '', label: t('register.anyone') },
          ...counts.parties.map((one) => ({ value: one.key, label: one.name })),
        ]}
      />
    </search>
  )
}
