import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  FormDialog,
  Hashieh,
  JalaliDateInput,
  Link,
  Matn,
  Note,
  PageHead,
  Problem,
  TextInput,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'
import { EditRules } from './edit-rules.tsx'
import { ReadRules } from './read-rules.tsx'
import { type Edition, ruleEditionQuery, rulePreviewQuery, rulesHref } from './rules.data.ts'

/** One edition of the following-up rules: an adopted one to be read, a draft to be written, weighed and adopted. */
export function RulesEditionPage({ id }: { id: string }) {
  const found = useQuery(ruleEditionQuery(id))
  return (
    <Answer of={found}>
      {(edition) =>
        edition.state === 'draft' && edition.may.draft === true ? (
          <Draft key={edition.version} edition={edition} />
        ) : (
          <Adopted edition={edition} />
        )
      }
    </Answer>
  )
}

function Adopted({ edition }: { edition: Edition }) {
  const { t, f } = useMeetingWords()
  return (
    <>
      <PageHead
        crumbs={[{ href: rulesHref(edition.provinceId), label: t('rules.title') }]}
        title={edition.code[f.locale]}
        lead={t(edition.state === 'draft' ? 'rules.stateDraft' : 'rules.stateAdopted', {
          day: edition.validFrom ? f.date(edition.validFrom, 'dayYear') : '',
        })}
      />
      <Cols wide>
        <Matn>
          <ReadRules content={edition.content} />
        </Matn>
      </Cols>
    </>
  )
}

function Draft({ edition }: { edition: Edition }) {
  const { t, f } = useMeetingWords()
  const [content, setContent] = useState(edition.content)
  const [code, setCode] = useState(edition.code.fa)
  const [adopting, setAdopting] = useState(false)
  const deed = useSend({ fields: ['code'], renew: [['editions']] })
  const changed = code !== edition.code.fa || JSON.stringify(content) !== JSON.stringify(edition.content)
  const save = () =>
    deed.send(() => api.put(`/api/editions/${edition.id}`, { version: edition.version, code, content }))
  return (
    <>
      <PageHead
        crumbs={[{ href: rulesHref(edition.provinceId), label: t('rules.title') }]}
        title={edition.code[f.locale]}
        lead={t('rules.stateDraft')}
        acts={
          <>
            <Btn busy={deed.busy} disabled={!changed} onClick={() => void save()}>
              {t('rules.save')}
            </Btn>
            {edition.may.adopt === true && (
              <Btn tone="go" disabled={changed} onClick={() => setAdopting(true)}>
                {t('rules.adopt')}
              </Btn>
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          <Problem of={deed.problem} />
          <TextInput label={t('rules.code')} value={code} onChange={setCode} error={deed.field('code')} />
          <EditRules content={content} onChange={setContent} />
        </Matn>
        <Hashieh>
          <Effect edition={edition} />
        </Hashieh>
      </Cols>
      {adopting && <AdoptDialog edition={edition} onClose={() => setAdopting(false)} />}
    </>
  )
}

/** Whose reminders of tomorrow the saved draft would change. */
function Effect({ edition }: { edition: Edition }) {
  const { t, f } = useMeetingWords()
  const found = useQuery(rulePreviewQuery(edition.id!, edition.version))
  return (
    <Note title={t('rules.preview')}>
      <Answer of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="small dim">{t('rules.previewNone')}</p>
          ) : (
            <ul className="list">
              {rows.map((row) => (
                <li key={row.recordId}>
                  <Link href={`/resolutions/${row.recordId}`}>{f.digits(row.title)}</Link>
                  {row.appears.map((rule) => (
                    <span key={rule.fa} className="sub">
                      {t('rules.appears', { rule: f.digits(rule[f.locale]) })}
                    </span>
                  ))}
                  {row.vanishes.map((rule) => (
                    <span key={rule.fa} className="sub dim">
                      {t('rules.vanishes', { rule: f.digits(rule[f.locale]) })}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Note>
  )
}

function AdoptDialog({ edition, onClose }: { edition: Edition; onClose(): void }) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const deed = useSend({ fields: ['validFrom'], renew: [['editions']] })
  return (
    <FormDialog
      title={t('rules.adopt')}
      lead={t('rules.adoptLead')}
      verb={t('rules.adopt')}
      sending={deed}
      onSend={() =>
        deed.send(() => api.post(`/api/editions/${edition.id}/adoption`, { version: edition.version, validFrom }))
      }
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('rules.adoptFrom')}
        value={validFrom}
        onChange={setValidFrom}
        min={today}
        error={deed.field('validFrom')}
      />
    </FormDialog>
  )
}
