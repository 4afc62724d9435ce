import { useState } from 'react'
import { Btn, Checkbox, Select, TextInput, useFormat, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import {
  type Content,
  clausesOf,
  type GateOfStage,
  ownBlocks,
  withAsked,
  withDocument,
  withGate,
} from './edition.rules.ts'

interface OfGate {
  gate: GateOfStage
  content: Content
  onChange(content: Content): void
}

const bodies = ['provincial_committee', 'expert_committee', 'steering_council'] as const

/** One gate of the draft: who decides, its share of the phases, and what it asks for, each switched on or off. */
export function EditGate({ gate, content, onChange }: OfGate) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const [adding, setAdding] = useState(false)
  const clauses = clausesOf(content)
  const label = (id: string) => clauses.get(id)?.[locale === 'fa' ? 'label_fa' : 'label_en'] ?? id
  const names = new Map(content.documents.map((one) => [one.code, one[locale]]))
  const asked = (
    part: 'entry_conditions' | 'blocks' | 'required_documents',
    place: number,
    text: string,
    on: boolean,
    clause: string,
  ) => (
    <li key={`${part} ${place}`}>
      <Checkbox
        label={
          <>
            {text} <span className="dim small">{label(clause)}</span>
          </>
        }
        checked={on}
        onChange={(required) => onChange(withAsked(content, gate, part, place, required))}
      />
    </li>
  )
  return (
    <details className="bylaw-part">
      <summary>
        <b className="strong">{gate[locale]}</b>{' '}
        <span className="dim small">
          {t('bylaw.gateLine', {
            body: t.maybe(`body.${gate.deciding_body}`) ?? gate.deciding_body,
            weight: f.percent(gate.default_phase_weight),
          })}
        </span>
      </summary>
      <div className="bylaw-gate-fields">
        <Select
          label={t('bylaw.body')}
          value={gate.deciding_body}
          onChange={(body) => body && onChange(withGate(content, gate.code, { deciding_body: body as never }))}
          options={bodies.map((code) => ({ value: code, label: t(`body.${code}`) }))}
        />
        <TextInput
          label={t('bylaw.weight')}
          latin
          inputMode="decimal"
          value={gate.default_phase_weight}
          onChange={(weight) => onChange(withGate(content, gate.code, { default_phase_weight: weight.trim() }))}
        />
      </div>
      <h3>{t('gate.conditions')}</h3>
      <ul className="bylaw-asks">
        {gate.entry_conditions.map((one, place) =>
          asked('entry_conditions', place, one[locale], one.required !== false, one.clause),
        )}
        {ownBlocks(gate).map(({ block: one, place }) =>
          asked('blocks', place, t('gate.mustNot', { says: one[locale] }), one.required !== false, one.clause),
        )}
      </ul>
      <h3>{t('gate.documents')}</h3>
      <ul className="bylaw-asks">
        {gate.required_documents.map((one, place) =>
          asked('required_documents', place, names.get(one.document) ?? one.document, one.required, one.clause),
        )}
      </ul>
      {adding ? (
        <AddDocument gate={gate} content={content} onChange={onChange} onDone={() => setAdding(false)} />
      ) : (
        <Btn small icon="plus" onClick={() => setAdding(true)}>
          {t('bylaw.addDocument')}
        </Btn>
      )}
    </details>
  )
}

/** One more document: of those that the by-law names, or a new name; with the clause that asks for it. */
function AddDocument({ gate, content, onChange, onDone }: OfGate & { onDone(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [code, setCode] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [clause, setClause] = useState<string | null>(gate.decision_clause)
  const asked = new Set(gate.required_documents.map((one) => one.document))
  const ready = clause !== null && (code !== null || name.trim() !== '')
  const add = () => {
    if (!ready) return
    const added = name.trim() ? { fa: name.trim(), en: name.trim() } : { code: code! }
    onChange(withDocument(content, gate, added, clause))
    onDone()
  }
  return (
    <div className="bylaw-gate-fields">
      <Select
        label={t('bylaw.document')}
        optional
        value={code}
        onChange={setCode}
        options={content.documents
          .filter((one) => !asked.has(one.code))
          .map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <TextInput label={t('bylaw.newDocument')} optional value={name} onChange={setName} />
      <Select
        label={t('bylaw.clause')}
        value={clause}
        onChange={setClause}
        options={[...clausesOf(content).values()].map((one) => ({
          value: one.id,
          label: locale === 'fa' ? one.label_fa : one.label_en,
          note: one[locale].slice(0, 80),
        }))}
      />
      <div className="row tight">
        <Btn small disabled={!ready} onClick={add}>
          {t('bylaw.add')}
        </Btn>
        <Btn small tone="quiet" onClick={onDone}>
          {t('bylaw.cancel')}
        </Btn>
      </div>
    </div>
  )
}
