import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Btn,
  Checkbox,
  IconBtn,
  Problem,
  Section,
  Select,
  TextArea,
  TextInput,
  useFormat,
  useSend,
} from '../../../ui/index.ts'
import { newKey } from '../../commitments/screens/index.ts'
import { type PointKind, swotKinds } from '../diagnosis.points.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'
import { bodyOf, moveUp, type Row, rowsOf } from './points.form.ts'

/** The lists and pressure points written at once, in their order; a stale screen is refused and keeps what was typed. */
export function PointsEdit({ view, onDone }: { view: ReportView; onDone(): void }) {
  const t = useDiagnosisWords()
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(view.points))
  const [version] = useState(view.pointsVersion)
  const deed = useSend({ done: t('done.points'), renew: changed })
  const put = (key: string, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const save = async () => {
    if (await deed.send(() => api.put(`/api/diagnostic-reports/${view.id}/points`, bodyOf(version, rows)))) onDone()
  }
  const lines = (kind: PointKind) => (
    <Lines
      kind={kind}
      rows={rows.filter((row) => row.kind === kind)}
      swot={rows.filter((row) => row.kind !== 'pressure' && row.text.trim() !== '')}
      onPut={put}
      onUp={(key) => setRows((now) => moveUp(now, key))}
      onRemove={(key) => setRows((now) => now.filter((row) => row.key !== key))}
      onAdd={() =>
        setRows((now) => [...now, { key: newKey(), id: null, kind, text: '', weight: null, evidence: '', from: [] }])
      }
    />
  )
  return (
    <form
      ref={deed.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Problem of={deed.problem} />
      {swotKinds.map((kind) => (
        <Section key={kind} title={t(`kind.${kind}`)}>
          {lines(kind)}
        </Section>
      ))}
      <Section title={t('pressure.title')} note={t('pressure.note')}>
        {lines('pressure')}
      </Section>
      <div className="row tight points-save">
        <Btn tone="go" type="submit" busy={deed.busy}>
          {t('do.save')}
        </Btn>
        <Btn tone="quiet" onClick={onDone}>
          {t('do.cancel')}
        </Btn>
        <span className="dim small">{t('swot.empty')}</span>
      </div>
    </form>
  )
}

interface LinesProps {
  kind: PointKind
  rows: readonly Row[]
  /** What a pressure point may follow from. */
  swot: readonly Row[]
  onPut(key: string, part: Partial<Row>): void
  onUp(key: string): void
  onRemove(key: string): void
  onAdd(): void
}

function Lines({ kind, rows, swot, onPut, onUp, onRemove, onAdd }: LinesProps) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const weights = [1, 2, 3, 4, 5].map((weight) => ({ value: String(weight), label: f.number(weight) }))
  return (
    <div className="stack">
      {rows.map((row, place) => {
        const name = t('swot.entry', { kind: t(`kind.${kind}`), n: place + 1 })
        return (
          <div key={row.key} className={kind === 'pressure' ? 'point-row pressure-row' : 'point-row'}>
            <TextInput label={name} value={row.text} maxLength={300} onChange={(text) => onPut(row.key, { text })} />
            <Select
              label={t('swot.weightLabel')}
              optional
              options={weights}
              value={row.weight === null ? null : String(row.weight)}
              onChange={(weight) => onPut(row.key, { weight: weight === null ? null : Number(weight) })}
            />
            <span className="point-tools">
              <span className="flip">
                <IconBtn
                  icon="down"
                  label={t('swot.up', { name })}
                  disabled={place === 0}
                  onClick={() => onUp(row.key)}
                />
              </span>
              <IconBtn icon="close" label={t('swot.remove', { name })} onClick={() => onRemove(row.key)} />
            </span>
            {kind === 'pressure' && <Grounds row={row} swot={swot} onPut={onPut} />}
          </div>
        )
      })}
      <div>
        <Btn icon="plus" small onClick={onAdd}>
          {t('swot.addTo', { kind: t(`kind.${kind}`) })}
        </Btn>
      </div>
    </div>
  )
}

/** What led to a pressure point: its evidence, and the entries of the four lists. */
function Grounds({ row, swot, onPut }: Pick<LinesProps, 'swot' | 'onPut'> & { row: Row }) {
  const t = useDiagnosisWords()
  return (
    <div className="grounds">
      <TextArea
        label={t('pressure.evidence')}
        hint={t('pressure.evidenceHint')}
        optional
        rows={2}
        maxLength={1000}
        value={row.evidence}
        onChange={(evidence) => onPut(row.key, { evidence })}
      />
      <fieldset>
        <legend className="small">{t('pressure.choose')}</legend>
        {swot.length === 0 ? (
          <p className="dim small">{t('pressure.firstWrite')}</p>
        ) : (
          swot.map((one) => (
            <Checkbox
              key={one.key}
              label={one.text}
              checked={row.from.includes(one.key)}
              onChange={(on) =>
                onPut(row.key, { from: on ? [...row.from, one.key] : row.from.filter((key) => key !== one.key) })
              }
            />
          ))
        )}
      </fieldset>
    </div>
  )
}
