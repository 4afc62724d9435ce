import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { ApiProblem } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Icon,
  LanguageSwitch,
  Link,
  Mark,
  TextInput,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { CheckedPaper } from '../papers.schema.ts'
import './papers.css'
import { checkedQuery } from './queries.ts'
import { sha256 } from './sha256.rules.ts'

/** The public check of a paper by the code at its foot: what it is, and whether the copy at hand is the very file. No sign-in. */
export function CheckPage({ code }: { code: string }) {
  const t = useWords<typeof fa>('papers')
  const found = useQuery(checkedQuery(code))
  const unknown = found.error instanceof ApiProblem && found.error.status === 404
  return (
    <div className="check-place">
      <main className="check-sheet">
        <header className="row between">
          <Link className="brand" href="/">
            <Mark />
            <span>{t('check.brand')}</span>
          </Link>
          <LanguageSwitch />
        </header>
        <h1>{unknown ? t('check.unknownTitle') : t('check.title')}</h1>
        {unknown ? (
          <>
            <p className="muted">{t.rich('check.unknown', { code: <bdi className="lat">{code}</bdi> })}</p>
            <AskCode />
          </>
        ) : (
          <Answer of={found}>{(paper) => <Checked paper={paper} code={code} />}</Answer>
        )}
      </main>
    </div>
  )
}

/** Another try with the code typed. */
function AskCode() {
  const t = useWords<typeof fa>('papers')
  const go = useGo()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) go(`/check/${encodeURIComponent(code.trim())}`)
  }
  return (
    <form className="fields" onSubmit={submit}>
      <TextInput label={t('check.code')} latin value={code} onChange={setCode} />
      <div>
        <Btn tone="go" type="submit">
          {t('check.open')}
        </Btn>
      </div>
    </form>
  )
}

function Checked({ paper, code }: { paper: CheckedPaper; code: string }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const { locale } = useLooks()
  return (
    <>
      <p className="muted">{t('check.lead')}</p>
      <dl className="paper-facts">
        <dt>{t('check.kind')}</dt>
        <dd>{paper.kind[locale]}</dd>
        <dt>{t('check.number')}</dt>
        <dd>{paper.letterNumber ?? <span className="dim">{t('check.numberNone')}</span>}</dd>
        <dt>{t('check.date')}</dt>
        <dd>{f.date(paper.dated, 'dayYear')}</dd>
        <dt>{t('check.organisation')}</dt>
        <dd>{paper.organisation}</dd>
        <dt>{t('check.signed')}</dt>
        <dd>
          {paper.signings.length === 0 && paper.signers < 2 && <span className="dim">{t('check.unsigned')}</span>}
          {paper.signers > 1 && (
            <div>
              {t('check.signers', {
                n: f.number(paper.signings.filter((one) => one.kind === 'signature').length),
                all: f.number(paper.signers),
              })}
            </div>
          )}
          {paper.signings.map((one) => (
            <div key={one.pdfHash}>
              {t(`sign.by.${one.kind}`, {
                name: [one.name, one.post].filter(Boolean).join(locale === 'fa' ? '، ' : ', '),
                office: one.organisation ?? '',
                day: f.date(String(one.at), 'dayYear'),
              })}
            </div>
          ))}
        </dd>
        <dt>{t('check.code')}</dt>
        <dd>
          <bdi className="lat">{code}</bdi>
        </dd>
      </dl>
      {paper.replaced && (
        <p className="check-answer risk">
          <Icon name="warning" />
          <span>{t('check.replaced')}</span>
        </p>
      )}
      <Copy paper={paper} />
    </>
  )
}

type Found = { name: string; same: 'pdf' | 'word' | 'signed' | null }

const sameAs = (paper: CheckedPaper, hash: string): Found['same'] => {
  if (paper.signings.some((one) => one.pdfHash === hash)) return 'signed'
  return hash === paper.pdfHash ? 'pdf' : hash === paper.wordHash ? 'word' : null
}

/** The copy at hand against the file that was issued; it is read here and goes nowhere. */
function Copy({ paper }: { paper: CheckedPaper }) {
  const t = useWords<typeof fa>('papers')
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const compare = async (file: File | undefined) => {
    if (!file) return
    setReading(true)
    setFound(null)
    const hash = sha256(new Uint8Array(await file.arrayBuffer()))
    setFound({ name: file.name, same: sameAs(paper, hash) })
    setReading(false)
  }
  return (
    <section className="field">
      <span className="label">{t('check.file')}</span>
      {/* the browser's own button would speak the browser's language */}
      <input
        ref={chooser}
        className="vh"
        type="file"
        accept=".pdf,.docx"
        tabIndex={-1}
        aria-label={t('check.file')}
        onChange={(event) => {
          void compare(event.target.files?.[0])
          // the same name chosen again is read again
          event.target.value = ''
        }}
      />
      <div>
        <Btn icon="file" onClick={() => chooser.current?.click()} aria-describedby={`${id}h`}>
          {t('check.choose')}
        </Btn>
      </div>
      <p className="small dim" id={`${id}h`}>
        {t('check.fileHint')}
      </p>
      <div role="status">
        {reading && <p className="dim">{t('check.reading')}</p>}
        {found && (
          <p className={`check-answer ${found.same ? 'ok' : 'late'}`}>
            <Icon name={found.same ? 'tick' : 'warning'} />
            <span>{t(found.same ? `check.same.${found.same}` : 'check.altered', { name: found.name })}</span>
          </p>
        )}
      </div>
    </section>
  )
}
