import { Btn, ExampleMark, Link, Menu, PageHead, Tag, type TagTone, useFormat } from '../../../ui/index.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { type ReportTab, reportHref } from './addresses.ts'
import { lastLiving, useDiagnosisWords, useMay } from './data.ts'
import type { Open } from './report-page.tsx'

export const toneOf: Record<ReportView['state'], TagTone> = {
  draft: 'plain',
  submitted: 'info',
  returned: 'risk',
  accepted: 'go',
  approved: 'ok',
  discarded: 'cut',
}

/** Path, name, how the edition stands, and the deed that is next for the reader. */
export function ReportHead({ view, tab, onOpen }: { view: ReportView; tab: ReportTab; onOpen(open: Open): void }) {
  const t = useDiagnosisWords()
  const example = view.marks.some((mark) => mark.mark === 'example' && mark.field === '')
  const tabs: [ReportTab, string][] = [
    ['text', t('page.tabText')],
    ['points', t('page.tabPoints')],
    ...(view.basedOn !== null ? [['changes', t('page.tabChanges')] as [ReportTab, string]] : []),
  ]
  return (
    <PageHead
      crumbs={[{ href: `/clusters/${view.cluster.id}`, label: view.cluster.title }]}
      title={
        <>
          {t('page.title', { n: view.n })} <Tag tone={toneOf[view.state]}>{t(`state.${view.state}`)}</Tag>
        </>
      }
      lead={<Lead view={view} />}
      note={
        <>
          <Note view={view} /> {example && <ExampleMark />}
        </>
      }
      acts={<Acts view={view} onOpen={onOpen} />}
      tabs={tabs.map(([one, label]) => ({ href: reportHref(view.id, one), label, current: one === tab }))}
    />
  )
}

/** The state sentence: what a manager could read out. */
function Lead({ view }: { view: ReportView }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const stepOf = (step: string) => view.steps.find((one) => one.step === step)
  const day = (step: string) => f.date(stepOf(step)!.at, 'dayYear')
  const living = view.remarks.filter((one) => one.state !== 'withdrawn')
  if (view.state === 'draft') {
    const asked = view.sections.filter((one) => !one.optional)
    const written = asked.filter((one) => one.text !== '').length
    return written === asked.length ? t('lead.draftWhole') : t.rich('lead.draft', { written, all: asked.length })
  }
  if (view.state === 'submitted')
    return living.length === 0
      ? t('lead.submitted', { day: day('submit') })
      : t.rich('lead.submittedWith', { day: day('submit'), count: living.length })
  if (view.state === 'returned') {
    const open = living.filter((one) => one.state === 'open').length
    const parts = { day: day('giveBack'), count: living.length, open }
    return open > 0 ? t.rich('lead.returned', parts) : t('lead.returnedSettled', parts)
  }
  if (view.state === 'discarded')
    return t('lead.discarded', { day: day('discard'), reason: stepOf('discard')!.note ?? '' })
  if (view.state === 'accepted')
    return t('lead.accepted', { name: stepOf('accept')!.by ?? t('margin.somebody'), day: day('accept') })
  const approval = stepOf('approve')!
  return (
    <>
      {approval.dated ? t('lead.approved', { day: f.date(approval.dated, 'dayYear') }) : t('lead.approvedNoDay')}{' '}
      {approval.decision ? (
        <Link href={`/resolutions/${approval.decision.id}`} title={approval.decision.name}>
          {t('lead.decision')}
        </Link>
      ) : (
        t('lead.noDecision')
      )}
    </>
  )
}

/** Which edition it took the place of and why; which took its own. */
function Note({ view }: { view: ReportView }) {
  const t = useDiagnosisWords()
  const last = lastLiving(view)
  return (
    <>
      {view.reason && view.basedOn !== null && t('lead.replaces', { n: view.basedOn, reason: view.reason })}{' '}
      {last && last.n > view.n && <Link href={reportHref(last.id)}>{t('lead.superseded', { n: last.n })}</Link>}
    </>
  )
}

/** At most one deed is filled: the one that carries the edition on. */
function Acts({ view, onOpen }: { view: ReportView; onOpen(open: Open): void }) {
  const t = useDiagnosisWords()
  const may = useMay(view)
  const open = view.remarks.filter((one) => one.state === 'open').length
  const accept = may('accept')
  const giveBack = may('giveBack')
  const next = may('openNext')
  const discard = may('discard')
  const judging = (view.state === 'submitted' || view.state === 'returned') && accept.offered
  return (
    <>
      {next.now && view.state !== 'returned' ? (
        <Menu
          items={[
            { label: t('do.openNext'), onChoose: () => onOpen({ what: 'openNext' }) },
            { label: t('do.print'), onChoose: () => print() },
          ]}
        >
          <Btn icon="down">{t('do.more')}</Btn>
        </Menu>
      ) : discard.now ? (
        <Menu
          items={[
            { label: t('do.print'), onChoose: () => print() },
            { label: t('do.discard'), onChoose: () => onOpen({ what: 'discard' }), apart: true },
          ]}
        >
          <Btn icon="down">{t('do.more')}</Btn>
        </Menu>
      ) : (
        <Btn icon="print" onClick={() => print()}>
          {t('do.print')}
        </Btn>
      )}
      {view.state === 'draft' && may('submit').now && (
        <Btn tone="go" onClick={() => onOpen({ what: 'submit' })}>
          {t('do.submit')}
        </Btn>
      )}
      {view.state === 'submitted' && giveBack.offered && (
        <Btn tone={open > 0 ? 'go' : 'plain'} why={giveBack.why} onClick={() => onOpen({ what: 'giveBack' })}>
          {t('do.giveBack')}
        </Btn>
      )}
      {judging && (
        <Btn tone={open > 0 ? 'plain' : 'go'} why={accept.why} onClick={() => onOpen({ what: 'accept' })}>
          {t('do.accept')}
        </Btn>
      )}
      {view.state === 'returned' && next.offered && lastLiving(view)?.n === view.n && (
        <Btn tone="go" why={next.why} onClick={() => onOpen({ what: 'openNext' })}>
          {t('do.openNext')}
        </Btn>
      )}
      {may('approve').now && (
        <Btn tone="go" onClick={() => onOpen({ what: 'approve' })}>
          {t('do.approve')}
        </Btn>
      )}
    </>
  )
}
