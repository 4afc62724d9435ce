import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  Cols,
  type Column,
  DataTable,
  Hashieh,
  Matn,
  Note,
  PageHead,
  Section,
  Tag,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { OfficeView } from '../papers.schema.ts'
import { BringDialog } from './bring-dialog.tsx'
import { FieldsDialog } from './fields-dialog.tsx'
import { LetterheadDialog } from './letterhead-dialog.tsx'
import './papers.css'
import { officeQuery, templateHref } from './queries.ts'
import { StampsSection } from './stamps-section.tsx'

type Kind = OfficeView['kinds'][number]
type Open = { what: 'letterhead' } | { what: 'bring' | 'fields'; kind: Kind } | null

/** An office's letters: its letterhead of the year, and for every kind of paper the template in force with the way to another. */
export function LettersPage() {
  const { query } = useAddress()
  const { locale } = useLooks()
  const found = useQuery(officeQuery(query.get('province'), locale))
  return <Answer of={found}>{(view) => <Office view={view} />}</Answer>
}

function Office({ view }: { view: OfficeView }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const { locale } = useLooks()
  const [open, setOpen] = useState<Open>(null)
  const arranges = view.may.arrange === true
  const { letterhead, provinceId: province } = view
  const columns: Column<Kind>[] = [
    {
      key: 'kind',
      fold: 'title',
      head: t('check.kind'),
      cell: (kind) => kind[locale],
    },
    {
      key: 'template',
      fold: 'line',
      head: t('templates.column'),
      cell: (kind) => <InForce kind={kind} />,
    },
    {
      key: 'acts',
      fold: 'wide',
      head: '',
      name: t('templates.bring'),
      cell: (kind) => (
        <div className="row tight paper-acts">
          <a
            className="btn quiet"
            href={templateHref({ kind: kind.code, locale, province, as: 'template' })}
            aria-label={`${t('templates.take')}: ${kind[locale]}`}
            download
          >
            {t('paper.word')}
          </a>
          <a
            className="btn quiet"
            href={templateHref({ kind: kind.code, locale, province, as: 'pdf' })}
            aria-label={`${t('templates.see')}: ${kind[locale]}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('templates.see')}
          </a>
          <Btn onClick={() => setOpen({ what: 'fields', kind })} tone="quiet">
            {t('templates.fieldsShort')}
          </Btn>
          <Btn onClick={() => setOpen({ what: 'bring', kind })}>{t('templates.bring')}</Btn>
        </div>
      ),
    },
  ]
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('office.lead', {
          office: letterhead.organisation,
          year: f.digits(String(view.year)),
          next: letterhead.next,
        })}
        acts={
          arranges && (
            <Btn tone="go" onClick={() => setOpen({ what: 'letterhead' })}>
              {t('office.change')}
            </Btn>
          )
        }
      />
      <Cols>
        <Matn>
          <Section title={t('templates.title')} note={arranges ? t('templates.note') : undefined}>
            <DataTable
              name={t('templates.title')}
              columns={arranges ? columns : columns.slice(0, 2)}
              rows={view.kinds}
              rowKey={(kind) => kind.code}
            />
          </Section>
          {arranges && <StampsSection province={province} />}
        </Matn>
        <Hashieh>
          <Note title={t('office.letterhead')}>
            <dl className="paper-facts">
              <dt>{t('office.organisation')}</dt>
              <dd>{letterhead.organisation}</dd>
              <dt>{t('office.slogan')}</dt>
              <dd>{letterhead.slogan || <span className="dim">{t('office.sloganNone')}</span>}</dd>
              <dt>{t('office.pattern')}</dt>
              <dd>{letterhead.pattern}</dd>
            </dl>
            <p className="small dim">
              {letterhead.last > 0 ? t('office.last', { n: f.number(letterhead.last) }) : t('office.lastNone')}
            </p>
          </Note>
        </Hashieh>
      </Cols>
      {open?.what === 'letterhead' && <LetterheadDialog view={view} onClose={() => setOpen(null)} />}
      {open?.what === 'bring' && <BringDialog kind={open.kind} province={province} onClose={() => setOpen(null)} />}
      {open?.what === 'fields' && <FieldsDialog kind={open.kind} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Which template is in force and from when, in each language that has one of its own. */
function InForce({ kind }: { kind: Kind }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const own = (['fa', 'en'] as const).flatMap((locale) =>
    kind.templates[locale].map((template) => ({ ...template, locale })),
  )
  if (own.length === 0) return <span className="dim">{t('templates.house')}</span>
  return (
    <ul className="list">
      {own.map((template) => (
        <li key={template.id} className={template.inForce ? undefined : 'dim'}>
          {template.name} {template.inForce && <Tag tone="ok">{t('templates.inForce')}</Tag>}
          {template.provinceId === null && <Tag>{t('templates.ofNation')}</Tag>}
          <span className="sub">
            {t(`templates.${template.locale}`)} {t('templates.since', { day: f.date(template.validFrom, 'dayYear') })}
          </span>
        </li>
      ))}
    </ul>
  )
}
