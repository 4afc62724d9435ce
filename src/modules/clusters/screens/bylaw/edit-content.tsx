import { Section, TextArea, useFormat, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import { EditGate } from './edit-gate.tsx'
import { type Content, gatesOf, weightsOf, withClause } from './edition.rules.ts'

/** The draft to be written: what each gate asks for with the weights of the phases, then the words of the clauses. */
export function EditContent({ content, onChange }: { content: Content; onChange(content: Content): void }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const weights = weightsOf(content)
  const whole = weights.total === '100' && weights.years === weights.whole
  return (
    <>
      <Section
        title={t('bylaw.gates')}
        note={
          <span className={whole ? undefined : 'late-t'}>
            {t('bylaw.total', { total: f.percent(weights.total) })}
            {weights.years !== weights.whole &&
              `، ${t('bylaw.yearsDiffer', { years: f.percent(weights.years), whole: f.percent(weights.whole) })}`}
          </span>
        }
      >
        {gatesOf(content).map((gate) => (
          <EditGate key={gate.code} gate={gate} content={content} onChange={onChange} />
        ))}
      </Section>
      <Section title={t('bylaw.articles')} note={t('bylaw.articlesNote')}>
        {content.articles.map((article) => (
          <details key={article.id} className="bylaw-part">
            <summary>
              {t('bylaw.article', { id: article.id })} <b className="strong">{article[locale]}</b>
            </summary>
            {article.clauses.map((clause) => (
              <div key={clause.id} className="bylaw-clause-edit">
                <TextArea
                  label={clause.label_fa}
                  rows={3}
                  value={clause.fa}
                  onChange={(text) => onChange(withClause(content, clause.id, { fa: text }))}
                />
                <TextArea
                  label={clause.label_en}
                  rows={3}
                  value={clause.en}
                  onChange={(text) => onChange(withClause(content, clause.id, { en: text }))}
                />
              </div>
            ))}
          </details>
        ))}
      </Section>
    </>
  )
}
