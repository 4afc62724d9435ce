import { useState } from 'react'
import {
  Btn,
  Checkbox,
  Section,
  Select,
  TextArea,
  TextInput,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import {
  type Content,
  totalWeight,
  withAnchor,
  withCriterion,
  withNewCriterion,
  withoutCriterion,
} from './criteria.rules.ts'
import { Opens } from './evidence.tsx'

interface Editing {
  content: Content
  onChange(content: Content): void
}

/** The draft to be written: weights that total a hundred, the question, the five sentences and the evidence of each criterion. */
export function EditCriteria({ content, onChange }: Editing) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const [added, setAdded] = useState('')
  const total = totalWeight(content)
  const { candidates } = content
  return (
    <>
      <Section
        title={t('criteria.title')}
        note={
          <span className={total === '100' ? undefined : 'late-t'} role="status">
            {t('criteria.total', { total: f.number(total) })}
          </span>
        }
      >
        {content.criteria.map((one) => (
          <EditCriterion key={one.code} criterion={one} content={content} onChange={onChange} />
        ))}
        <div className="rank-compare rank-after">
          <TextInput label={t('criteria.new')} optional value={added} onChange={setAdded} />
          <div className="row tight">
            <Btn
              small
              icon="plus"
              disabled={added.trim() === ''}
              onClick={() => {
                onChange(withNewCriterion(content, added.trim()))
                setAdded('')
              }}
            >
              {t('criteria.add')}
            </Btn>
          </div>
        </div>
      </Section>
      <Section title={t('criteria.who')}>
        <Checkbox
          label={t('criteria.alsoFeasibility')}
          checked={candidates.stages.includes('feasibility')}
          onChange={(on) =>
            onChange({
              ...content,
              candidates: { ...candidates, stages: on ? ['identified', 'feasibility'] : ['identified'] },
            })
          }
        />
        <br />
        <Checkbox
          label={t('criteria.withDelegated')}
          checked={candidates.delegated}
          onChange={(delegated) => onChange({ ...content, candidates: { ...candidates, delegated } })}
        />
        <Select
          label={t('criteria.body')}
          value={content.deciding_body}
          onChange={(body) => body && onChange({ ...content, deciding_body: body as Content['deciding_body'] })}
          options={(['provincial_committee', 'expert_committee'] as const).map((code) => ({
            value: code,
            label: t(`body.${code}`),
          }))}
        />
      </Section>
    </>
  )
}

function EditCriterion({ criterion, content, onChange }: Editing & { criterion: Content['criteria'][number] }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const put = (change: Partial<typeof criterion>) => onChange(withCriterion(content, criterion.code, change))
  return (
    <details className="rank-form">
      <summary>
        <span className="rank-line-head">
          <b className="strong">{criterion[locale]}</b>
          <Opens />
          <span className="end">
            {t('weightIs', {
              weight: /^[\d.]+$/.test(criterion.weight) ? f.number(criterion.weight.replace(/\.$/, '')) : '—',
            })}
          </span>
        </span>
      </summary>
      <div className="fields">
        <div className="fields pairs">
          <TextInput
            label={t('criteria.name')}
            value={criterion[locale]}
            onChange={(text) => put({ [locale]: text })}
          />
          <TextInput
            label={t('criteria.weight')}
            latin
            inputMode="decimal"
            value={criterion.weight}
            onChange={(weight) => put({ weight: weight.trim() })}
          />
        </div>
        <TextArea
          label={t('criteria.asks')}
          rows={2}
          value={criterion.asks[locale]}
          onChange={(text) => put({ asks: { ...criterion.asks, [locale]: text } })}
        />
        {criterion.anchors.map((anchor) => (
          <TextInput
            key={anchor.score}
            label={t('criteria.anchor', { score: f.number(anchor.score) })}
            value={anchor[locale]}
            onChange={(text) => onChange(withAnchor(content, criterion.code, anchor.score, { [locale]: text }))}
          />
        ))}
        <TextArea
          label={t('criteria.evidenceLines')}
          rows={3}
          value={criterion.evidence.map((one) => one[locale]).join('\n')}
          onChange={(text) =>
            put({
              evidence: text.split('\n').map((line, place) => ({
                fa: criterion.evidence[place]?.fa ?? line,
                en: criterion.evidence[place]?.en ?? line,
                [locale]: line,
              })),
            })
          }
        />
        <div className="row">
          <Btn small tone="danger" onClick={() => onChange(withoutCriterion(content, criterion.code))}>
            {t('criteria.remove')}
          </Btn>
        </div>
      </div>
    </details>
  )
}
