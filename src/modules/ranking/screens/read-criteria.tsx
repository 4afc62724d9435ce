import { Section, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { Content } from './criteria.rules.ts'
import { Opens } from './evidence.tsx'

/** The criteria to be read: question, the five sentences, the evidence; then who decides and what the field visit asks. */
export function ReadCriteria({ content }: { content: Content }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const topics = [...Map.groupBy(content.field_questions, (one) => (locale === 'fa' ? one.topic_fa : one.topic_en))]
  return (
    <>
      <Section title={t('criteria.title')} note={t('criteria.note')}>
        {content.criteria.map((one) => (
          <details key={one.code} className="rank-line">
            <summary>
              <span className="rank-line-head">
                <b className="strong">{one[locale]}</b>
                <Opens />
                <span className="end">{t('weightIs', { weight: f.number(one.weight) })}</span>
              </span>
            </summary>
            <p>{one.asks[locale]}</p>
            <ol className="rank-read">
              {one.anchors.map((anchor) => (
                <li key={anchor.score}>
                  <b className="strong">{f.number(anchor.score)}</b> {anchor[locale]}
                </li>
              ))}
            </ol>
            <p className="dim small">
              {t('criteria.evidence', { list: one.evidence.map((paper) => paper[locale]).join('؛ ') })}
            </p>
          </details>
        ))}
      </Section>
      <Section title={t('criteria.who')}>
        <p>
          {t('criteria.candidates', { stages: content.candidates.stages.map((one) => t(`stage.${one}`)).join('، ') })}{' '}
          {t(content.candidates.delegated ? 'criteria.withDelegated' : 'criteria.withoutDelegated')}
        </p>
        <p>{t('criteria.decides', { body: t(`body.${content.deciding_body}`) })}</p>
      </Section>
      <Section title={t('criteria.questions')} note={t('visits.answersNote')}>
        {topics.map(([topic, questions]) => (
          <details key={topic} className="rank-line">
            <summary>
              <span className="rank-line-head">
                <b className="strong">{topic}</b>
                <Opens />
                <span className="end dim small">{f.number(questions.length)}</span>
              </span>
            </summary>
            <ul className="list">
              {questions.map((one) => (
                <li key={one.code}>{one[locale]}</li>
              ))}
            </ul>
          </details>
        ))}
      </Section>
    </>
  )
}
