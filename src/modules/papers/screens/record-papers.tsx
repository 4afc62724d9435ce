import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, Section, Tag, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { PapersView } from '../papers.schema.ts'
import { MakeDialog } from './make-dialog.tsx'
import { SignDialog, type Signing } from './sign-dialog.tsx'
import './papers.css'
import { papersQuery } from './queries.ts'

type Make = PapersView['make'][number]

/** Papers of a record with their files and check codes, and the way to make one; nothing where its kind has none. */
export function RecordPapers({ recordId, why }: { recordId: string; why(answer: true | string): string | undefined }) {
  const t = useWords<typeof fa>('papers')
  const { locale } = useLooks()
  const { data } = useQuery(papersQuery(recordId, locale))
  const [signing, setSigning] = useState<Signing | null>(null)
  const [making, setMaking] = useState<Make | null>(null)
  if (!data || (data.rows.length === 0 && data.make.length === 0)) return null
  const reason = (answer: true | string) =>
    answer !== true && answer.startsWith('papers.')
      ? (t.maybe(`errors.${answer.slice(7)}`) ?? why(answer))
      : why(answer)
  return (
    <Section title={t('paper.title')}>
      {data.rows.length === 0 && <p className="dim">{t('paper.none')}</p>}
      <ul className="list paper-rows">
        {data.rows.map((row) => (
          <PaperRow key={row.id} row={row} onSign={setSigning} />
        ))}
      </ul>
      <div className="row">
        {data.make.map((one) => (
          <Btn key={one.code} onClick={() => setMaking(one)} why={reason(one.may)}>
            {one.latest.length > 0 && !one.choose ? t('paper.again') : t('paper.make', { kind: one[locale] })}
          </Btn>
        ))}
      </div>
      {signing && <SignDialog {...signing} onClose={() => setSigning(null)} />}
      {making && <MakeDialog recordId={recordId} make={making} me={data.me} onClose={() => setMaking(null)} />}
    </Section>
  )
}

function PaperRow({ row, onSign }: { row: PapersView['rows'][number]; onSign(signing: Signing): void }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const { locale } = useLooks()
  const title = [row.kind[locale], row.forTitle, row.letterNumber].filter(Boolean).join(' ')
  return (
    <li className={row.replaced ? 'dim' : undefined}>
      <span className="grow">
        <b className="strong">{row.kind[locale]}</b> {row.forTitle}{' '}
        {row.letterNumber && t('paper.number', { number: row.letterNumber })}{' '}
        {row.replaced && <Tag>{t('paper.replaced')}</Tag>}
        <span className="small dim paper-about">
          {t('paper.by', { name: row.madeBy ?? '—', day: f.date(row.dated, 'dayYear') })} · {t('paper.code')}{' '}
          <a href={`/check/${row.checkCode}`} target="_blank" rel="noreferrer">
            <bdi className="lat">{row.checkCode}</bdi>
          </a>
          {row.reason && ` · ${row.reason}`}
        </span>
        <Signings row={row} />
      </span>
      <span className="row tight">
        {(row.maySign === true || row.maySign === 'papers.noPicture') && (
          <Btn
            onClick={() => onSign({ paperId: row.id, title })}
            why={row.maySign === true ? undefined : t('errors.noPicture')}
          >
            {t('sign.act')}
          </Btn>
        )}
        {row.stamps.map((stamp) => (
          <Btn key={stamp.organisationId} onClick={() => onSign({ paperId: row.id, title, stamp })}>
            {t('sign.actStamp', { office: stamp.organisation })}
          </Btn>
        ))}
        <a className="btn quiet" href={`/api/files/${row.wordFile}`} download>
          {t('paper.word')}
        </a>
        <a className="btn quiet" href={`/api/files/${row.pdfFile}`} target="_blank" rel="noreferrer">
          {t('paper.pdf')}
        </a>
      </span>
    </li>
  )
}

/** Who has signed it and when, each with the file that carries the picture; and whose signature it waits for. */
function Signings({ row }: { row: PapersView['rows'][number] }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const { locale } = useLooks()
  const waits = row.replaced ? [] : row.signers.filter((one) => !one.signed).map((one) => one.name)
  if (row.signings.length === 0 && waits.length === 0) return null
  return (
    <span className="small paper-about">
      {row.signings.map((one) => (
        <span key={one.pdfHash} className="paper-signing">
          {t(`sign.by.${one.kind}`, {
            name: one.name,
            office: one.organisation ?? '',
            day: f.date(String(one.at), 'dayYear'),
          })}{' '}
          <a href={`/api/files/${one.pdfFile}`} target="_blank" rel="noreferrer">
            {t('sign.file')}
          </a>
        </span>
      ))}
      {waits.length > 0 && (
        <span className="dim">{t('sign.waits', { name: waits.join(locale === 'fa' ? '، ' : ', ') })}</span>
      )}
    </span>
  )
}
