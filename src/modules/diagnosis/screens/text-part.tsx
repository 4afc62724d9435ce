import { useState } from 'react'
import { Btn, Icon, Section, useFormat, useLooks } from '../../../ui/index.ts'
import type { ReportView, SectionView } from '../diagnosis.schema.ts'
import { useDiagnosisWords, useMay } from './data.ts'
import { EarlierRemarks, Remarks } from './remarks.tsx'
import type { Open } from './report-page.tsx'
import { SectionEdit } from './section-edit.tsx'

/** The sections of the report in their order, each with the remarks on it; in a draft each is written in its place. */
export function TextPart({ view, onOpen }: { view: ReportView; onOpen(open: Open): void }) {
  const { locale } = useLooks()
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <div className="report">
      {view.sections.map((section, place) => (
        <div key={section.code} id={section.code} className="report-section">
          <ReportSection
            view={view}
            section={section}
            // the summary stands before the counted sections
            number={section.optional ? null : place}
            editing={editing === section.code}
            onEdit={(on) => setEditing(on ? section.code : null)}
            onRemark={(what) => onOpen({ what, section: { code: section.code, name: section[locale] } })}
            onOpen={onOpen}
          />
        </div>
      ))}
    </div>
  )
}

interface SectionProps {
  view: ReportView
  section: SectionView
  number: number | null
  editing: boolean
  onEdit(on: boolean): void
  onRemark(what: 'remark' | 'typeRemark'): void
  onOpen(open: Open): void
}

function ReportSection({ view, section, number, editing, onEdit, onRemark, onOpen }: SectionProps) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const { locale } = useLooks()
  const may = useMay(view)
  const remarks = view.remarks.filter((one) => one.section === section.code)
  const earlier = view.earlier.filter((one) => one.section === section.code)
  const title = number === null ? section[locale] : `${f.number(number)}. ${section[locale]}`
  const deedOf = (deed: string) => t('do.of', { deed, section: section[locale] })
  return (
    <Section
      title={title}
      end={
        !editing && may('write').now ? (
          <Btn
            small
            tone={section.text ? 'quiet' : 'plain'}
            aria-label={deedOf(t(section.text ? 'do.edit' : 'do.write'))}
            onClick={() => onEdit(true)}
          >
            {t(section.text ? 'do.edit' : 'do.write')}
          </Btn>
        ) : may('remark').now ? (
          <Btn small aria-label={deedOf(t('do.remark'))} onClick={() => onRemark('remark')}>
            {t('do.remark')}
          </Btn>
        ) : may('typeRemark').now ? (
          <Btn small tone="quiet" aria-label={deedOf(t('do.typeRemark'))} onClick={() => onRemark('typeRemark')}>
            {t('do.typeRemark')}
          </Btn>
        ) : undefined
      }
    >
      {editing ? (
        <SectionEdit reportId={view.id} section={section} onDone={() => onEdit(false)} />
      ) : (
        <>
          {section.text ? (
            <p className="report-text">{section.text}</p>
          ) : (
            <p className="muted">
              {t(section.optional ? 'section.emptyOptional' : 'section.empty')}{' '}
              {view.state === 'draft' && <span className="small">{section.asks[locale]}</span>}
            </p>
          )}
          {section.file && (
            <a className="evi" href={`/api/files/${section.file.id}`} target="_blank" rel="noopener">
              <Icon name="file" />
              <b className="strong">
                <bdi>{section.file.name}</bdi>
              </b>
            </a>
          )}
        </>
      )}
      <Remarks remarks={remarks} view={view} onOpen={onOpen} />
      <EarlierRemarks remarks={earlier} />
    </Section>
  )
}
