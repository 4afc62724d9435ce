import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Problem, Section, Select, useSend, useUiWords } from '../../../ui/index.ts'
import type { ImportView } from '../import/import.schema.ts'
import { useRefresh } from './data.ts'
import { useDirectoryWords } from './words.ts'

/** Which column each heading of the office's own table is; said once, remembered for the office. */
export function MapHeadings({ run, onDone }: { run: ImportView; onDone?: () => void }) {
  const { t, locale } = useDirectoryWords()
  const ui = useUiWords()
  const refresh = useRefresh()
  const { send, busy, problem } = useSend()
  const { titles, keys } = run.headings!
  const [mapping, setMapping] = useState<(string | null)[]>(keys)
  const save = async () => {
    if (!(await send(() => api.put(`/api/units/imports/${run.id}/headings`, { mapping })))) return
    onDone?.()
    await refresh()
  }
  return (
    <Section title={t('import.headings')} note={t('import.headingsNote')}>
      <div className="stack">
        {problem ? <Problem of={problem} /> : null}
        <div className="import-headings">
          {titles.map((title, at) =>
            title === '' ? null : (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={at}
                label={<bdi>{title}</bdi>}
                value={mapping[at] ?? ''}
                options={[
                  { value: '', label: t('import.notRead') },
                  ...run.columns.map((column) => ({
                    value: column.key,
                    label: column.title[locale],
                    disabled: mapping.includes(column.key) && mapping[at] !== column.key,
                  })),
                ]}
                onChange={(key) => setMapping(mapping.map((one, place) => (place === at ? key || null : one)))}
              />
            ),
          )}
        </div>
        <div className="row">
          <Btn
            tone="go"
            busy={busy}
            why={mapping.includes('name') ? undefined : t('import.nameNeeded')}
            onClick={() => void save()}
          >
            {t('import.tryAgain')}
          </Btn>
          {onDone && (
            <Btn tone="quiet" onClick={onDone}>
              {ui('cancel')}
            </Btn>
          )}
        </div>
      </div>
    </Section>
  )
}
