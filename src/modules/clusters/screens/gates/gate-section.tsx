import { useState } from 'react'
import { Btn, ExcelButton, Link, Section, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { GateLine, GateView } from '../../gates/gates.schema.ts'
import { ClauseText } from './clause-text.tsx'
import { OpenGateDialog, StopDialog } from './decide-dialogs.tsx'
import { GateLineRow } from './gate-line.tsx'
import { AttestDialog, FilePaperDialog, WithdrawPaperDialog } from './paper-dialogs.tsx'

type Open = { what: 'file' | 'attest' | 'withdraw'; line: GateLine } | { what: 'decide' }

/**
 * The file of a gate: every condition and document that the by-law asks for, how each stands, what one may do about it, and the
 * decision of its body. The same for the next stage and for a stop.
 */
export function GateSection({ cluster, gate }: { cluster: ClusterView; gate: GateView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const stops = gate.code === 'stopped'
  const of = (kind: GateLine['kind']) => gate.lines.filter((line) => line.kind === kind)
  const [decision] = of('decision')
  const groups = [
    { title: t('gate.conditions'), lines: [...of('earlier'), ...of('condition')] },
    { title: t('gate.documents'), lines: of('document') },
  ]
  const mayOpen = cluster.may.openGate === true
  const Decide = stops ? StopDialog : OpenGateDialog
  // the cause of a stop is written with its decision
  const isLeft = (line: GateLine) => line.state !== 'fulfilled' && !line.optional && line.code !== 'cause_written'
  const left = gate.lines.filter((line) => line.kind !== 'decision' && isLeft(line)).length
  return (
    <Section
      title={t(stops ? 'gate.titleStop' : 'gate.title', { stage: gate[locale] })}
      note={gate.closedBy === null ? undefined : left > 0 ? t('gate.left', { count: left }) : t('gate.ready')}
      end={
        <>
          <Link className="small" href={`/bylaw?province=${cluster.province.code}&stage=${gate.code}`}>
            {t('gate.bylaw', { edition: cluster.edition[locale] })}
          </Link>
          {!stops && cluster.people && <ExcelButton list="gatelines" query={{ cluster: cluster.id }} />}
          {!stops && cluster.people && (
            <ExcelButton list="papers" query={{ cluster: cluster.id }} label={t('gate.papers')} />
          )}
        </>
      }
    >
      {groups
        .filter((group) => group.lines.length > 0)
        .map((group) => (
          <div key={group.title} className="gate-group">
            <h3>{group.title}</h3>
            <ul>
              {group.lines.map((line) => (
                <GateLineRow
                  key={`${line.kind} ${line.code}`}
                  line={line}
                  cluster={cluster}
                  onFile={() => setOpen({ what: 'file', line })}
                  onAttest={() => setOpen({ what: 'attest', line })}
                  onWithdraw={() => setOpen({ what: 'withdraw', line })}
                />
              ))}
            </ul>
          </div>
        ))}
      <div className="gate-group gate-decision">
        <h3>{t('gate.decision')}</h3>
        <p>
          {t.rich('gate.body', { body: gate.decidingBody[locale] })}{' '}
          {decision && <ClauseText clause={decision.clause} edition={cluster.edition} />}
        </p>
        {mayOpen && (
          <Btn
            tone="go"
            onClick={() => setOpen({ what: 'decide' })}
            {...(left > 0 ? { why: t('gate.notReady', { count: left }) } : {})}
          >
            {t(stops ? 'do.stop' : 'do.openGate')}
          </Btn>
        )}
        {mayOpen && left > 0 && <p className="dim small">{t('gate.notReady', { count: left })}</p>}
      </div>
      {open?.what === 'decide' && <Decide cluster={cluster} gate={gate} onClose={close} />}
      {open?.what === 'file' && (
        <FilePaperDialog cluster={cluster} stage={gate.code} line={open.line} onClose={close} />
      )}
      {open?.what === 'attest' && <AttestDialog cluster={cluster} stage={gate.code} line={open.line} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawPaperDialog cluster={cluster} line={open.line} onClose={close} />}
    </Section>
  )
}
