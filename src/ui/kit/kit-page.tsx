import { useState } from 'react'
import {
  AsOfChip,
  Btn,
  Cols,
  DemoBanner,
  DueGroup,
  EvidenceChip,
  ExampleMark,
  Figure,
  Hashieh,
  LanguageSwitch,
  Matn,
  Note,
  PageHead,
  PastBanner,
  PersonMenu,
  ReachChip,
  ReceiptList,
  SearchSlot,
  Seats,
  Shell,
  SourceChip,
  SumTable,
  Task,
  useFormat,
  useLooks,
  useWords,
} from '../index.ts'
import type { fa } from './kit.fa.ts'
import { KitCharts } from './kit-charts.tsx'
import { ACTIVITIES, INK, TODAY } from './kit-data.ts'
import { KitForms } from './kit-forms.tsx'
import { KitMarks } from './kit-marks.tsx'
import { KitSays } from './kit-says.tsx'
import { KitTables } from './kit-tables.tsx'

export function KitPage() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const { setScheme, scheme, density, setDensity } = useLooks()
  const [past, setPast] = useState(false)
  const receipt = <KitReceipt />
  const groups = [
    {
      title: t('work'),
      items: [
        { href: '/desk', label: t('desk'), count: 7, late: true },
        { href: '/asked', label: t('asked'), count: 3 },
      ],
    },
    {
      title: t('cluster'),
      items: [
        { href: '/c/1', label: t('view') },
        { href: '/c/1/plan', label: t('plan') },
        { href: '/c/1/council', label: t('council') },
      ],
    },
    { items: [{ href: '/kit', label: t('guide') }] },
  ]
  return (
    <Shell
      home="/desk"
      current="/kit"
      groups={groups}
      tabs={[
        { href: '/desk', label: t('desk'), icon: 'desk', badge: 2 },
        { href: '/c/1', label: t('shortCluster'), icon: 'cluster' },
        { href: '/sessions', label: t('sessions'), icon: 'people' },
        { href: '/search', label: t('all'), icon: 'search' },
        { href: '/kit', label: t('guide'), icon: 'menu' },
      ]}
      banner={
        past ? (
          <PastBanner date="2016-12-07" isShown onToday={() => setPast(false)} />
        ) : (
          <DemoBanner>{t('demo')}</DemoBanner>
        )
      }
      reach={<ReachChip wide={t('alborz')} narrow={t('cluster')} />}
      search={<SearchSlot onOpen={() => {}} />}
      end={
        <>
          <AsOfChip date={past ? '2016-12-07' : TODAY} past={past} onOpen={() => setPast(!past)} />
          <LanguageSwitch />
          <PersonMenu
            name={t('person')}
            post={t('post')}
            mark={<ExampleMark />}
            items={[
              {
                label: t('dark'),
                note: scheme === 'dark' ? t('chosen') : undefined,
                onChoose: () => setScheme('dark'),
              },
              { label: t('light'), onChoose: () => setScheme('light') },
              { label: t('auto'), onChoose: () => setScheme('auto') },
              {
                label: t(density === 'dense' ? 'normal' : 'dense'),
                onChoose: () => setDensity(density === 'dense' ? 'normal' : 'dense'),
                apart: true,
              },
            ]}
          />
        </>
      }
    >
      <PageHead
        crumbs={[
          { href: '/a', label: t('alborz') },
          { href: '/c/1', label: t('cluster') },
        ]}
        title={t('title')}
        lead={t.rich('lead', {
          approved: <Figure receipt={receipt}>{f.percent(INK.approved)}</Figure>,
          planned: <Figure onOpen={() => {}}>{f.percent(INK.planned)}</Figure>,
        })}
        acts={
          <>
            <Btn icon="print">{t('print')}</Btn>
            <Btn tone="go">{t('resolve')}</Btn>
          </>
        }
        tabs={[
          { href: '/kit', label: t('view'), current: true },
          { href: '/c/1/plan', label: t('plan') },
          { href: '/c/1/council', label: t('council'), count: 14 },
        ]}
      />
      <Cols>
        <Matn>
          <KitMarks />
          <KitForms />
          <KitTables />
          <KitSays />
          <KitCharts />
        </Matn>
        <Hashieh>
          <Note title={t('receipt', { figure: f.percent(INK.approved) })}>{receipt}</Note>
          <Note
            title={t('why', { figure: f.percent(INK.approved) })}
            end={
              <Btn tone="quiet" small>
                {t('giveUp')}
              </Btn>
            }
          >
            <SumTable
              rows={ACTIVITIES.map((one) => ({
                key: one.id,
                label: t(one.word),
                how: `${f.number(one.weight)} × ${f.percent(one.approved)}`,
                value: f.number((one.weight * one.approved) / 100, 2),
                hot: one.id === '2-1',
              }))}
              total={{ label: t('approvedSum'), value: f.number(INK.approved, 2) }}
            />
          </Note>
          <Note
            title={
              <>
                {t('team')} <ExampleMark />
              </>
            }
          >
            <dl className="kv">
              <dt>{t('agent')}</dt>
              <dd>{t('person')}</dd>
              <dt>{t('supervisor')}</dt>
              <dd>
                {t('o3')} <SourceChip code="D0" href="#d0" />
              </dd>
            </dl>
          </Note>
          <Note title={t('seatsTitle')} end={<a href="#7">{t('seventh')}</a>}>
            <Seats seats={['in', 'in', 'in', 'in', 'in', 'in', 'sub', 'empty', 'empty', 'empty', 'empty']} quorum={6} />
          </Note>
        </Hashieh>
      </Cols>
    </Shell>
  )
}

function KitReceipt() {
  const t = useWords<typeof fa>('kit')
  return (
    <ReceiptList
      steps={[
        { step: 'claim', value: INK.claimed, at: '2017-01-31', reason: t('rClaim') },
        { step: 'verification', value: INK.verified, at: '2017-02-02', reason: t('rVerify') },
        { step: 'approval', value: INK.approved, at: TODAY },
        { step: 'noting', value: INK.noted, at: '2016-12-07', reason: t('rNote') },
      ]}
    >
      <div className="stack receipt-end">
        <EvidenceChip href="#e1" title={t('statute')} note={t('pdf')} />
        <EvidenceChip href="#e2" title={t('meeting')} note={t('photos')} icon="photo" />
      </div>
    </ReceiptList>
  )
}

/** Two rows of a desk, used in the tables part. */
export function KitDesk() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  return (
    <>
      <DueGroup title={t('late')} count={t('tasks', { count: 1 })} late>
        <Task
          state="late"
          late
          title={<a href="#t1">{t('task1')}</a>}
          why={t('task1why')}
          quote={t('task1quote')}
          meta={[t('task1meta'), t('since', { date: f.date('2017-01-27') })]}
          due={f.date('2017-02-01')}
          left={t('daysPast', { days: 3 })}
          acts={
            <>
              <Btn small tone="go">
                {t('fix')}
              </Btn>
              <Btn small tone="quiet">
                {t('talk')}
              </Btn>
            </>
          }
        />
      </DueGroup>
      <DueGroup title={t('later')} count={t('tasks', { count: 1 })} end={<a href="#all">{t('all')}</a>}>
        <Task
          state="risk"
          title={<a href="#t2">{t('task2')}</a>}
          why={t('task2why')}
          due={f.date('2017-02-06', 'weekday')}
          left={t('daysLeft', { days: 2 })}
          acts={<Btn small>{t('seeAgenda')}</Btn>}
        />
      </DueGroup>
    </>
  )
}
