import { Btn, Icon, Link, Tag, useFormat, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { GateLine, PaperShown } from '../../gates/gates.schema.ts'
import { Marks } from '../marks.tsx'
import { paths } from '../paths.ts'
import { usePermitted } from '../permitted.ts'
import { ClauseText } from './clause-text.tsx'

interface RowProps {
  line: GateLine
  cluster: ClusterView
  onFile(): void
  onAttest(): void
  onWithdraw(): void
}

const icons = { fulfilled: 'tick', open: 'close', unknown: 'minus' } as const
const tones = { fulfilled: 'ok', open: 'plain', unknown: 'risk' } as const

/** One thing that a gate asks for: its sentence, its clause, how it stands and by what, and the way to it. */
export function GateLineRow({ line, cluster, onFile, onAttest, onWithdraw }: RowProps) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { state, paper } = line
  const isPaper = line.kind === 'document'
  const names = (locale === 'en' && line.details.namesEn) || line.details.names
  const note = (locale === 'en' && line.details.saysEn) || line.details.says
  const shownState = line.optional && state === 'open' ? null : state
  const word = (isPaper ? t.maybe(`paper.${state}`) : undefined) ?? t.maybe(`fact.${state}`)
  // of a lone block what stands good is that it is not true
  const says = line.negative
    ? t(state === 'fulfilled' ? 'gate.notTrue' : 'gate.mustNot', { says: line[locale] })
    : line[locale]
  return (
    <li className={`gate-row${shownState ? ` ${shownState}` : ''}`}>
      <span className="gate-mark">{shownState && <Icon name={icons[shownState]} />}</span>
      <div className="gate-says">
        <span>
          {line.kind === 'earlier' ? t('gate.earlier', { stage: line[locale] }) : says}{' '}
          {shownState && <Tag tone={tones[shownState]}>{word}</Tag>}
          {line.optional && <span className="dim small">{t('paper.optional')}</span>}
        </span>
        {state === 'open' && names && (
          <p className="muted small">{t('gate.missing', { count: line.details.count ?? 1, names })}</p>
        )}
        {state === 'open' && note && <p className="muted small">{note}</p>}
        <ClauseText clause={line.clause} edition={cluster.edition} />
        {paper && <PaperLine paper={paper} isPaper={isPaper} />}
      </div>
      <div className="gate-act">
        <Acts {...{ line, cluster, onFile, onAttest, onWithdraw }} />
      </div>
    </li>
  )
}

/** What is on file: number, edition, day, file, by whom; of a statement its day and words. */
export function PaperLine({ paper, isPaper }: { paper: PaperShown; isPaper: boolean }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const parts = [
    paper.number && t('paper.number', { number: paper.number }),
    paper.edition && t('paper.edition', { edition: paper.edition }),
    f.date(paper.dated, 'dayYear'),
    paper.by && t(isPaper ? 'paper.by' : 'paper.saidBy', { name: paper.by.name }),
  ].filter(Boolean)
  return (
    <div className="gate-paper small">
      <span className="muted">{parts.join('، ')}</span>
      <Marks marks={paper.marks} />
      {paper.note && <p className="dim">{paper.note}</p>}
      {paper.file && (
        <a className="evi" href={`/api/files/${paper.file.id}`} target="_blank" rel="noopener">
          <Icon name="file" />
          <b className="strong">
            <bdi>{paper.file.name}</bdi>
          </b>
        </a>
      )}
    </div>
  )
}

/** The deed that brings this thing nearer, for whoever may do it. */
function Acts({ line, cluster, onFile, onAttest, onWithdraw }: RowProps) {
  const t = useWords<typeof fa>('clusters')
  if (line.state === null) return null
  if (line.kind === 'document')
    return (
      <>
        {cluster.may.filePaper === true && (
          <Btn small tone={line.paper ? 'quiet' : 'plain'} onClick={onFile}>
            {t(line.paper ? 'do.newEdition' : 'do.filePaper')}
          </Btn>
        )}
        {line.paper?.mayWithdraw && (
          <Btn small tone="quiet" onClick={onWithdraw}>
            {t('do.withdrawPaper')}
          </Btn>
        )}
      </>
    )
  // the cause of a stop is written with its decision
  if (line.kind === 'condition' && line.stated && line.code !== 'cause_written')
    return cluster.may.attest === true ? (
      <Btn small tone={line.paper ? 'quiet' : 'plain'} onClick={onAttest}>
        {t(line.paper ? 'do.attestAgain' : 'do.attest')}
      </Btn>
    ) : null
  return line.state === 'open' ? <WayOut line={line} cluster={cluster} /> : null
}

const ofIndicators = /^(baseline_|indices_|miss_)/
const ofDiagnosis = /^(diagnostic_done|remarks_open)$/
const inPlan = /^(plan_|weights_|shares_|activity_|year_|commitments_)/

/** Where what a room knows is put right. */
function WayOut({ line: { code, details }, cluster }: Pick<RowProps, 'line' | 'cluster'>) {
  const t = useWords<typeof fa>('clusters')
  const permitted = usePermitted()
  if (code === 'claims_unverified') return <Link href={paths.year(String(details.yearId))}>{t('way.claims')}</Link>
  // the turn of a year is a page of those who close it
  if (code === 'carry_settled' && permitted('plans.close'))
    return <Link href={paths.turn(String(details.yearId))}>{t('way.turn')}</Link>
  if (code === 'carry_settled') return <Link href={paths.year(String(details.yearId))}>{t('way.claims')}</Link>
  if (code === 'visits_missing') return <Link href={paths.agency(cluster.id)}>{t('way.visits')}</Link>
  // what lies beyond the reader's reach is not led to
  if ((inPlan.test(code) || ofDiagnosis.test(code)) && !cluster.withinReach) return null
  if (inPlan.test(code)) return <Link href={paths.plan(cluster.id)}>{t('way.plan')}</Link>
  if (ofIndicators.test(code))
    return <Link href={`${paths.cluster(cluster.id)}/indicators`}>{t('way.indicators')}</Link>
  if (ofDiagnosis.test(code)) return <Link href={paths.diagnosis(cluster.id)}>{t('way.diagnosis')}</Link>
  if (code === 'council_formed')
    return <Link href={cluster.council ? paths.body(cluster.council.id) : '/bodies'}>{t('way.council')}</Link>
  if (code === 'committee_formed') return <Link href="/bodies">{t('way.council')}</Link>
  if (code === 'team_of_three' || code === 'supervisor_set')
    return <Link href={`${paths.cluster(cluster.id)}?act=assign`}>{t('way.people')}</Link>
  return null
}
