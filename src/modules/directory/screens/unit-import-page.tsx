import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Cols,
  Empty,
  FileDrop,
  type FileItem,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Problem,
  Section,
  tehranDay,
  useSend,
  Work,
} from '../../../ui/index.ts'
import type { ImportLine } from '../import/import.schema.ts'
import { usePermission } from './data.ts'
import { ImportRun } from './import-run.tsx'
import { useDirectoryWords } from './words.ts'
import './directory.css'

/** A table of units comes in: drop the file, look at every row, apply what was shown. The import stands in the address. */
export function UnitImportPage() {
  const { t, locale } = useDirectoryWords()
  const { query } = useAddress()
  const runId = query.get('run')
  const mayImport = usePermission('directory.import')
  return (
    <>
      <PageHead
        crumbs={[{ href: '/directory', label: t('title') }]}
        title={t('import.title')}
        lead={t('import.lead')}
        acts={
          <a className="btn" href={`/api/units/template.xlsx?locale=${locale}`} download>
            {t('import.template')}
          </a>
        }
      />
      <Cols>
        <Matn>
          {mayImport ? (
            <>
              <DropTable />
              {runId && <ImportRun key={runId} runId={runId} />}
            </>
          ) : (
            <Empty title={t('import.notYours')} text={t('directory.empty.ask')} />
          )}
        </Matn>
        <Hashieh>
          <Note title={t('import.how')}>
            <ol className="import-problems small">
              <li>{t('import.how1')}</li>
              <li>{t('import.how2')}</li>
              <li>{t('import.how3')}</li>
              <li>{t('import.how4')}</li>
              <li>{t('import.how5')}</li>
            </ol>
          </Note>
          {mayImport && <Latest current={runId} />}
        </Hashieh>
      </Cols>
    </>
  )
}

function DropTable() {
  const { t } = useDirectoryWords()
  const { change } = useAddress()
  const { send, busy, problem } = useSend()
  const [file, setFile] = useState<File | null>(null)
  const items: FileItem[] = file ? [{ id: file.name, name: file.name, size: file.size }] : []
  const bring = (chosen: File) => {
    setFile(chosen)
    change({ run: null, outcome: null, from: null })
    void send(async () => {
      const form = new FormData()
      form.append('file', chosen, chosen.name)
      const { id } = await api.post<{ id: string }>('/api/units/imports', form)
      change({ run: id, outcome: null, from: null })
    })
  }
  return (
    <Section title={t('import.file')}>
      <div className="stack">
        <FileDrop
          label={t('import.drop')}
          hint={t('import.dropHint')}
          items={items}
          photo={false}
          accept=".xlsx,.csv,.tsv,.txt"
          disabled={busy}
          onAdd={(files) => files[0] && bring(files[0])}
          onRemove={() => {
            setFile(null)
            change({ run: null, outcome: null, from: null })
          }}
        />
        {busy && <Work title={t('import.sending')} count="" />}
        {problem ? <Problem of={problem} /> : null}
      </div>
    </Section>
  )
}

/** The latest imports: an import goes on without its page, and is found again here. */
function Latest({ current }: { current: string | null }) {
  const { t, f } = useDirectoryWords()
  const { data } = useQuery({
    queryKey: ['directory', 'imports'],
    queryFn: () => api.get<{ rows: ImportLine[] }>('/api/units/imports'),
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.progress) ? 3_000 : false),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <Note title={t('import.latest')}>
      <ul className="plain-list small">
        {data.rows.slice(0, 8).map((row) => (
          <li key={row.id}>
            {row.id === current ? (
              <b className="strong">
                <bdi>{row.fileName}</bdi>
              </b>
            ) : (
              <Link href={`/units/import?run=${row.id}`}>
                <bdi>{row.fileName}</bdi>
              </Link>
            )}{' '}
            <span className="dim">
              {t(`import.state.${row.state}`)}، {f.date(tehranDay(row.madeAt), 'day')}
            </span>
          </li>
        ))}
      </ul>
    </Note>
  )
}
