import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf } from '../../../../ui/address.ts'
import { api } from '../../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  DayLine,
  ExampleMark,
  ExcelButton,
  Figure,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Section,
  Select,
} from '../../../../ui/index.ts'
import { type ProgressView, ReceiptsPanel, useProgress, useValues, useWhy } from '../../../commitments/screens/index.ts'
import { RecordPapers } from '../../../papers/screens/index.ts'
import type { PackView } from '../../pack/pack.schema.ts'
import { planHref, yearHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'
import { PackActivities } from './pack-activities.tsx'
import { PackDecisions, PackNext, PackResolutions, PackResults } from './pack-parts.tsx'
import './pack.css'

function usePack(planYearId: string) {
  const { asOf, knownAt } = useAsOf()
  const session = useAddress().query.get('session') ?? undefined
  return useQuery({
    queryKey: ['plans', 'pack', planYearId, asOf, knownAt, session],
    queryFn: ({ signal }) =>
      api.get<PackView>(`/api/plan-years/${planYearId}/pack`, { asOf, knownAt, session }, signal),
  })
}

/** The council's page: the very sheet that goes out as Word and PDF, each of its figures with what it rests on. */
export function PackPage({ id }: { id: string }) {
  const pack = usePack(id)
  const progress = useProgress(id)
  return (
    <Answer of={pack}>{(view) => <Answer of={progress}>{(tree) => <Pack pack={view} tree={tree} />}</Answer>}</Answer>
  )
}

function Pack({ pack, tree }: { pack: PackView; tree: ProgressView }) {
  const { t } = usePlanWords()
  const whyNot = useWhy()
  const { query, change } = useAddress()
  const leafId = query.get('item')
  const isOpen = pack.frozen && (query.get('why') === 'approved' || leafId !== null)
  const open = (itemId: string | null) => change({ why: 'approved', item: itemId === leafId ? null : itemId })
  return (
    <>
      <Head pack={pack} onWhy={() => open(null)} />
      <DayLine />
      <Cols open={isOpen}>
        <Matn>
          <Section
            title={t('pack.sheet')}
            note={pack.session?.title ?? pack.body?.title}
            mark={pack.example ? <ExampleMark /> : undefined}
          >
            <Figures pack={pack} onWhy={() => open(null)} />
          </Section>
          {pack.frozen ? (
            <PackActivities pack={pack} tree={tree} openId={leafId} onOpen={open} />
          ) : (
            <p className="dim">{t('pack.notFrozen')}</p>
          )}
          <PackResults pack={pack} />
          <PackNext pack={pack} />
          <PackResolutions pack={pack} />
          <PackDecisions pack={pack} />
          <Journal pack={pack} />
          <div className="no-print pack-papers">
            <RecordPapers recordId={pack.planYearId} why={whyNot} />
          </div>
        </Matn>
        <Hashieh>
          {isOpen ? (
            <ReceiptsPanel
              recordId={pack.planYearId}
              leafId={leafId}
              onLeaf={open}
              onClose={() => change({ why: null, item: null })}
            />
          ) : (
            <SessionNote pack={pack} />
          )}
        </Hashieh>
      </Cols>
    </>
  )
}

function Head({ pack, onWhy }: { pack: PackView; onWhy(): void }) {
  const { t, f, yearName } = usePlanWords()
  const { percent } = useValues()
  const { query: address } = useAddress()
  const { locale } = f
  const dates = { asOf: address.get('asOf'), knownAt: address.get('knownAt'), session: pack.session?.id ?? null }
  const file = (as: 'docx' | 'pdf') => {
    const asked = Object.entries({ ...dates, locale }).flatMap(([key, value]) => (value ? [[key, value]] : []))
    return `/api/plan-years/${pack.planYearId}/pack.${as}?${new URLSearchParams(asked)}`
  }
  return (
    <PageHead
      crumbs={[
        { href: `/clusters/${pack.cluster.id}`, label: pack.cluster.title },
        { href: planHref(pack.cluster.id, 'strategies'), label: t('title') },
        { href: yearHref(pack.planYearId), label: t('year.title', { year: yearName(pack.n) }) },
      ]}
      title={t('pack.title')}
      lead={
        pack.frozen
          ? t.rich('pack.lead', {
              date: f.date(pack.asOf),
              approved: <Figure onOpen={onWhy}>{percent(pack.approved)}</Figure>,
              planned: percent(pack.planned),
            })
          : t('pack.notFrozen')
      }
      note={t('pack.unissued')}
      acts={
        <>
          <Btn icon="print" onClick={() => print()}>
            {t('act.print')}
          </Btn>
          <a className="btn quiet" href={file('docx')} download title={t('pack.wordTitle')}>
            {t('pack.word')}
          </a>
          <a className="btn quiet" href={file('pdf')} download title={t('pack.pdfTitle')}>
            {t('pack.pdf')}
          </a>
          <ExcelButton list="councilpack" query={{ year: pack.planYearId, ...dates }} />
        </>
      }
    />
  )
}

/** The four figures at the head of the sheet, each with what it rests on. */
function Figures({ pack, onWhy }: { pack: PackView; onWhy(): void }) {
  const { t, f } = usePlanWords()
  const { percent } = useValues()
  const { money, time } = pack
  return (
    <dl className="pack-figures">
      <div>
        <dt>{t('pack.physical')}</dt>
        <dd>
          {pack.approved === null ? '—' : <Figure onOpen={onWhy}>{percent(pack.approved)}</Figure>}
          <span className="small dim">
            {t('pack.planned')} {percent(pack.planned)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('pack.financial')}</dt>
        <dd>
          <Figure
            receipt={
              <dl className="kv">
                <div className="kv-row">
                  <dt>{t('pack.money.budget')}</dt>
                  <dd>{f.amount(money.budget)}</dd>
                </div>
                <div className="kv-row">
                  <dt>{t('pack.money.spent')}</dt>
                  <dd>{money.spent === null ? t('pack.money.none') : f.amount(money.spent)}</dd>
                </div>
                <Link href={`${yearHref(pack.planYearId)}#money`}>{t('pack.money.open')}</Link>
              </dl>
            }
          >
            {percent(money.percent)}
          </Figure>
        </dd>
      </div>
      <div>
        <dt>{t('pack.time')}</dt>
        <dd>
          <Figure
            receipt={
              <p>
                {t('pack.time.how', {
                  days: f.number(time.days),
                  all: f.number(time.all),
                  from: f.date(time.from, 'dayYear'),
                  to: f.date(time.to, 'dayYear'),
                })}
              </p>
            }
          >
            {percent(time.percent)}
          </Figure>
        </dd>
      </div>
    </dl>
  )
}

/** For which session the page is made. */
function SessionNote({ pack }: { pack: PackView }) {
  const { t } = usePlanWords()
  const { change } = useAddress()
  if (pack.sessions.length === 0) return null
  return (
    <Note title={t('pack.session')}>
      <Select
        label={t('pack.sessionWhich')}
        options={pack.sessions.map((one) => ({ value: one.id, label: one.title }))}
        value={pack.session?.id ?? null}
        onChange={(session) => change({ session })}
        placeholder={t('pack.sessionNone')}
      />
      {pack.session && (
        <p className="small">
          <Link href={`/sessions/${pack.session.id}`}>{pack.session.title}</Link>
        </p>
      )}
    </Note>
  )
}

function Journal({ pack }: { pack: PackView }) {
  const { t } = usePlanWords()
  if (!pack.journal) return null
  return (
    <p className="pack-journal small dim">
      {t('pack.journal')}:{' '}
      <bdi className="lat" title={t('pack.journalHow')}>
        {`${pack.journal.chain}:${pack.journal.seq}:${pack.journal.hash}`}
      </bdi>
    </p>
  )
}
