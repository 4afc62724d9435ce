import { Section, useFormat, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import { type Content, clausesOf, type GateOfStage, gatesOf, ownBlocks } from './edition.rules.ts'

/** The by-law to be read: what each gate asks for, then its articles. */
export function ReadContent({ content, open }: { content: Content; open: string | null }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  return (
    <>
      <Section title={t('bylaw.gates')} note={t('bylaw.gatesNote')}>
        {gatesOf(content).map((gate) => (
          <ReadGate key={gate.code} gate={gate} content={content} opened={gate.code === open} />
        ))}
      </Section>
      <Section title={t('bylaw.articles')}>
        {content.articles.map((article) => (
          <details key={article.id} className="bylaw-part">
            <summary>
              {t('bylaw.article', { id: article.id })} <b className="strong">{article[locale]}</b>
            </summary>
            <dl className="bylaw-clauses">
              {article.clauses.map((clause) => (
                <div key={clause.id}>
                  <dt>{locale === 'fa' ? clause.label_fa : clause.label_en}</dt>
                  <dd>{clause[locale]}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </Section>
    </>
  )
}

function ReadGate({ gate, content, opened }: { gate: GateOfStage; content: Content; opened: boolean }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const labels = clausesOf(content)
  const label = (id: string) => labels.get(id)?.[locale === 'fa' ? 'label_fa' : 'label_en'] ?? id
  const names = new Map(content.documents.map((one) => [one.code, one[locale]]))
  const rows = [
    ...gate.entry_conditions.map((one) => ({ says: one[locale], clause: one.clause, on: one.required !== false })),
    ...ownBlocks(gate).map(({ block: one }) => ({
      says: t('gate.mustNot', { says: one[locale] }),
      clause: one.clause,
      on: one.required !== false,
    })),
  ]
  const papers = gate.required_documents.map((one) => ({
    says: names.get(one.document) ?? one.document,
    clause: one.clause,
    on: one.required,
  }))
  const list = (title: string, lines: typeof rows) =>
    lines.length > 0 && (
      <>
        <h3>{title}</h3>
        <ul className="bylaw-asks">
          {lines.map((line) => (
            <li key={`${line.says} ${line.clause}`} className={line.on ? undefined : 'dim'}>
              {line.says} <span className="dim small">{label(line.clause)}</span>
              {!line.on && <span className="small"> {t('bylaw.off')}</span>}
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <details className="bylaw-part" open={opened}>
      <summary>
        <b className="strong">{gate[locale]}</b>{' '}
        <span className="dim small">
          {t('bylaw.gateLine', {
            body: t.maybe(`body.${gate.deciding_body}`) ?? gate.deciding_body,
            weight: f.percent(gate.default_phase_weight),
          })}
        </span>
      </summary>
      {list(t('gate.conditions'), rows)}
      {list(t('gate.documents'), papers)}
      <p className="small dim">{t('bylaw.decidedBy', { clause: label(gate.decision_clause) })}</p>
    </details>
  )
}
