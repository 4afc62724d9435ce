import { useSuspenseQuery } from '@tanstack/react-query'
import { Btn, Cols, Link, Matn, PageHead, Section } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'
import { sheetQuery } from './following.data.ts'
import './following.css'
import { Open } from './marks.tsx'

/** The sheet of a notification as it goes out: fields of the letter; what nobody wrote stays open. */
export function NotificationPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const { data: sheet } = useSuspenseQuery(sheetQuery(id))
  const is = sheet.fields[f.locale]
  const number = f.digits(sheet.number)
  const facts: [string, string][] = [
    [t('sheet.responsible'), is.responsible_body],
    [t('sheet.liaison'), is.liaison_name],
    [t('sheet.concerned'), is.concerned_record],
    [t('sheet.deadline'), is.deadline],
    [t('sheet.objection'), is.objection_deadline],
  ]
  return (
    <>
      <PageHead
        crumbs={[{ href: `/resolutions/${sheet.resolutionId}`, label: t('resolutionPage.name', { number }) }]}
        title={t('sheet.title', { number })}
        lead={t(sheet.inForce ? 'sheet.lead' : 'sheet.notInForce')}
        acts={<Btn onClick={() => print()}>{t('sheet.print')}</Btn>}
      />
      <Cols wide>
        <Matn>
          <Section title={t('sheet.subject', { number })}>
            <div className="minutes">
              <p>
                {t('sheet.letterNumber')}: {is.letter_number || <Open>{t('sheet.open')}</Open>}
                <br />
                {t('sheet.letterDate')}: {is.letter_date}
              </p>
              <p>
                <b className="strong">{is.recipient_name}</b>
                {is.recipient_post && (
                  <>
                    <br />
                    {is.recipient_post}
                  </>
                )}
              </p>
              <p>{t('sheet.greeting')}</p>
              <p>
                {is.session_date
                  ? t('sheet.saysDay', { session: is.session_title, day: is.session_date })
                  : t('sheet.says', { session: is.session_title })}
              </p>
              <blockquote>{is.resolution_text}</blockquote>
              <dl className="facts">
                {facts
                  .filter(([, value]) => value !== '')
                  .map(([name, value]) => (
                    <div key={name}>
                      <dt className="dim small">{name}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
              </dl>
              <p>
                {is.objection_deadline
                  ? t('sheet.ask', { until: is.objection_deadline, deadline: is.deadline })
                  : t('sheet.askLate', { deadline: is.deadline })}
              </p>
              <p>
                {t('sheet.answerAt')}: <Link href={is.resolution_link}>{t('resolutionPage.name', { number })}</Link>
              </p>
              <p>
                {t('sheet.regards')}
                <br />
                {is.signer_name}
                {is.signer_post && (
                  <>
                    <br />
                    {is.signer_post}
                  </>
                )}
                {is.organisation_name && (
                  <>
                    <br />
                    {is.organisation_name}
                  </>
                )}
              </p>
            </div>
          </Section>
        </Matn>
      </Cols>
    </>
  )
}
