import { Btn, ExampleMark, Refusal, Tag, type TagTone } from '../../../ui/index.ts'
import type { ContractView, StatementView } from '../agency.schema.ts'
import { useAgencyWords, useWhyNot } from './data.ts'

export type StatementStep = 'check' | 'approve' | 'pay' | 'return'

const tones: Record<StatementView['state'], TagTone> = {
  submit: 'plain',
  check: 'info',
  approve: 'go',
  pay: 'ok',
  return: 'late',
}

/** Payment statements of a contract, the newest first: what is asked, where each stands, and why it cannot be paid. */
export function Statements({
  contract,
  at,
  onStep,
  onNew,
}: {
  contract: ContractView
  /** The statement that the address names. */
  at: string | null
  onStep(statement: StatementView, step: StatementStep): void
  onNew(): void
}) {
  const { t } = useAgencyWords()
  if (!contract.money) return null
  const { statements } = contract.money
  const may = contract.may.submit === true && contract.endedOn === null
  return (
    <section className="agency-statements" aria-label={t('statement.title')}>
      <header>
        <h3>{t('statement.title')}</h3>
        {may && (
          <Btn small icon="plus" onClick={onNew}>
            {t('statement.new')}
          </Btn>
        )}
      </header>
      {statements.length === 0 && <p className="dim">{t('statement.none')}</p>}
      {statements.map((statement) => (
        <Statement key={statement.id} statement={statement} here={statement.id === at} onStep={onStep} />
      ))}
    </section>
  )
}

function Statement({
  statement,
  here,
  onStep,
}: {
  statement: StatementView
  here: boolean
  onStep(statement: StatementView, step: StatementStep): void
}) {
  const { t, f, locale } = useAgencyWords()
  const whyNot = useWhyNot()
  const { next } = statement
  const blocked = next ? statement.may[next] : true
  // the reason with its figures stands below; the button repeats its words
  const why = statement.why.find((one) => one.code === blocked)?.[locale] ?? whyNot(blocked)
  // who has nothing to do with this step sees no button for it
  const mine = blocked === true || statement.why.some((one) => one.code === blocked) || blocked === 'agency.sameHand'
  const phases = statement.phases.map((phase) =>
    t('statement.phase', { phase: phase[locale], weight: f.percent(phase.weight) }),
  )
  return (
    <article id={statement.id} className={here ? 'agency-statement here' : 'agency-statement'}>
      <header>
        <b className="strong">{t('statement.name', { number: statement.number })}</b>
        <span className="dim small">{t('statement.of', { day: f.date(statement.submittedOn, 'dayYear') })}</span>
        <Tag tone={tones[statement.state]}>{t(`statement.state.${statement.state}`)}</Tag>
        {statement.marks.some((mark) => mark.mark === 'example') && <ExampleMark />}
        <span className="agency-amount">{f.amount(statement.amount)}</span>
      </header>
      <p className="small">{t('statement.phases', { phases: phases.join('، ') })}</p>
      {statement.note && <p className="small dim">{statement.note}</p>}
      <ol className="agency-steps">
        <li>
          {t('statement.step.submit')}
          <span className="dim"> {statement.submittedBy?.name}</span>
        </li>
        {statement.steps.map((step) => (
          <li key={step.at} className={step.kind === 'return' ? 'late-t' : undefined}>
            {t(`statement.step.${step.kind}`)}
            <span className="dim">
              {' '}
              {[step.by?.name, f.date(step.at, 'dayYear'), step.paper && t('statement.paper', { paper: step.paper })]
                .filter(Boolean)
                .join('، ')}
            </span>
            {step.reason && <q>{step.reason}</q>}
          </li>
        ))}
      </ol>
      {statement.why.length > 0 && (
        <Refusal title={t('statement.notPayable')} missing={statement.why.map((one) => one[locale])} />
      )}
      {next && (mine || statement.may.return === true) && (
        <div className="row">
          {mine && (
            <Btn tone={why ? 'plain' : 'go'} small why={why} onClick={() => onStep(statement, next)}>
              {t(`do.${next}`)}
            </Btn>
          )}
          {statement.may.return === true && (
            <Btn tone="quiet" small onClick={() => onStep(statement, 'return')}>
              {t('do.return')}
            </Btn>
          )}
        </div>
      )}
    </article>
  )
}
