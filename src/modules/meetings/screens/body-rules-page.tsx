import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, Cols, Hashieh, Matn, Note, PageHead, Section, Tag } from '../../../ui/index.ts'
import type { RulesOfBody } from '../bodies/edition.schema.ts'
import { bodyRulesQuery, useMeetingWords, useWhy } from './data.ts'
import { NewEditionDialog } from './new-edition-dialog.tsx'
import './session.css'

const tones = { past: 'off', inForce: 'ok', coming: 'info' } as const

/** The rules of a body in force today, their editions, and the way to a new one. */
export function BodyRulesPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const { data: rules } = useSuspenseQuery(bodyRulesQuery(id))
  const [open, setOpen] = useState(false)
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bodies', label: t('bodies') },
          { href: `/bodies/${id}`, label: rules.body.name },
        ]}
        title={t('bodyRules.title')}
        lead={t('bodyRules.lead', { edition: f.digits(rules.edition[f.locale]) })}
        acts={
          <Btn tone="go" onClick={() => setOpen(true)} why={why(rules.may.adopt)}>
            {t('bodyRules.begin')}
          </Btn>
        }
      />
      <Cols>
        <Matn>
          <Section title={t('bodyRules.inForce')}>
            <ul className="list">
              {rules.said.map(({ what, text }) => (
                <li key={what}>
                  <span className="dim small">{t(`bodyRules.set.${what}`)}</span>
                  <br />
                  {text[f.locale]}
                </li>
              ))}
            </ul>
          </Section>
        </Matn>
        <Hashieh>
          <Note title={t('bodyRules.editions')}>
            <ul className="list editions-list">
              {rules.editions.map((edition) => (
                <EditionLine key={edition.validFrom} edition={edition} />
              ))}
            </ul>
            <p className="small dim">{t('bodyRules.keep')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open && <NewEditionDialog rules={rules} onClose={() => setOpen(false)} />}
    </>
  )
}

function EditionLine({ edition }: { edition: RulesOfBody['editions'][number] }) {
  const { t, f } = useMeetingWords()
  return (
    <li>
      {f.digits(edition.edition[f.locale])}{' '}
      <Tag tone={tones[edition.state]}>{t(`bodyRules.state.${edition.state}`)}</Tag>
      <span className="sub">{t('bodyRules.from', { day: f.date(edition.validFrom, 'dayYear') })}</span>
      <span className="sub dim">{edition.clause[f.locale]}</span>
      {edition.reason && <span className="sub">{edition.reason}</span>}
      {edition.adoptedAt && (
        <span className="sub dim">
          {t('bodyRules.by', { name: edition.adoptedBy?.name ?? '—', day: f.date(String(edition.adoptedAt)) })}
        </span>
      )}
    </li>
  )
}
