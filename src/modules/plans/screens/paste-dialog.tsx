import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Checkbox, FormDialog, Radios, TextArea, useLooks, useSend } from '../../../ui/index.ts'
import { newKey, shortDecimal, useRefresh } from '../../commitments/screens/index.ts'
import type { PastedView, PlanYearView } from '../plans.schema.ts'
import { type EditRow, HEADS } from './draft.rules.ts'
import { newStrategies, type Taken, takePasted } from './pasted-rows.rules.ts'
import { PastedRows } from './pasted-rows.tsx'
import type { Draft } from './use-draft.ts'
import { usePlanWords } from './words.ts'

/** A table from Excel: read row by row without storing anything; the good rows come into the grid. */
export function PasteDialog({
  view,
  draft,
  first,
  onClose,
  onTaken,
}: {
  view: PlanYearView
  draft: Draft
  /** Text that was pasted upon the grid. */
  first: string
  onClose(): void
  onTaken(count: number): void
}) {
  const { t, f } = usePlanWords()
  const { locale } = useLooks()
  const refresh = useRefresh()
  const [text, setText] = useState(first)
  const [read, setRead] = useState<PastedView | null>(null)
  const [mode, setMode] = useState<'append' | 'replace'>(draft.rows.length > 0 ? 'append' : 'replace')
  const [withStrategies, setWithStrategies] = useState(true)
  const sending = useSend({ fields: ['text'] })
  const { send, busy, field } = sending
  const found = read && read.rows.length > 0 ? read : null
  const unknown = read ? newStrategies(read, view.strategies) : []

  const look = async () => {
    await send(async () => setRead(await api.post<PastedView>(`/api/plan-years/${view.id}/pasted`, { text })))
    return false
  }
  const take = (read: PastedView) =>
    send(async () => {
      let strategies: Taken['strategies'] = view.strategies
      if (withStrategies && unknown.length > 0) {
        await api.put(`/api/plans/${view.plan.id}/strategies`, {
          version: view.plan.version,
          strategies: [
            ...view.strategies.map(({ id, title }) => ({ id, title })),
            ...unknown.map((title) => ({ title })),
          ],
        })
        strategies = (await api.get<PlanYearView>(`/api/plan-years/${view.id}`)).strategies
        await refresh()
      }
      const rows: EditRow[] = takePasted({ read, rows: draft.rows, mode, strategies, locale, newKey })
      draft.edit(() => rows)
      onTaken(read.good)
    })
  return (
    <FormDialog
      wide
      title={t('paste.title')}
      lead={t('paste.text')}
      verb={found ? t('paste.take', { count: found.good }) : t('paste.read')}
      disabled={!found && text.trim() === ''}
      why={found?.good === 0 ? t('paste.nothing') : undefined}
      sending={sending}
      onSend={() => (found ? take(found) : look())}
      onClose={onClose}
    >
      <div className="stack">
        <TextArea
          label={t('paste.area')}
          hint={t('paste.areaHint', { heads: HEADS.join('، ') })}
          rows={read ? 2 : 8}
          wrap="off"
          value={text}
          onChange={setText}
          error={field('text')}
        />
        {found && (
          <Btn busy={busy} onClick={() => void look()}>
            {t('paste.read')}
          </Btn>
        )}
        {read && read.rows.length === 0 && <p className="late-t">{t('paste.noRows')}</p>}
        {found && (
          <>
            <p role="status">
              {t('paste.result', { good: found.good, bad: found.bad, sum: f.number(shortDecimal(found.weightSum, 6)) })}
            </p>
            <PastedRows read={found} />
            {draft.rows.length > 0 && (
              <Radios
                label={t('paste.mode')}
                options={(['append', 'replace'] as const).map((value) => ({ value, label: t(`paste.${value}`) }))}
                value={mode}
                onChange={setMode}
              />
            )}
            {unknown.length > 0 && (
              <>
                <p>
                  {t('paste.newStrategies', {
                    count: unknown.length,
                    titles: unknown.map((title) => `«${title}»`).join(locale === 'fa' ? '، ' : ', '),
                  })}
                </p>
                <Checkbox label={t('paste.addStrategies')} checked={withStrategies} onChange={setWithStrategies} />
              </>
            )}
          </>
        )}
      </div>
    </FormDialog>
  )
}
