import type { ReactNode } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Icon, IconBtn, Link, Note, Section, useSend } from '../../../ui/index.ts'
import type { Letter } from '../letters.schema.ts'
import { changed, useLetterWords } from './data.ts'

/** The letter itself: pictures as they are, other files by name. */
export function Scans({ letter, onAdd }: { letter: Letter; onAdd(): void }) {
  const { t } = useLetterWords()
  const pictures = letter.scans.filter((scan) => scan.mediaType.startsWith('image/'))
  return (
    <Section
      title={t('page.scan')}
      end={
        letter.may.correct === true && (
          <Btn small tone="quiet" icon="plus" onClick={onAdd}>
            {t('page.scanAdd')}
          </Btn>
        )
      }
    >
      {letter.scans.length === 0 && <p className="dim">{t('page.scanNone')}</p>}
      {pictures.map((scan) => (
        <a
          key={scan.id}
          className="letter-scan"
          href={`/api/files/${scan.id}`}
          target="_blank"
          rel="noopener"
          aria-label={t('page.open', { name: scan.name })}
        >
          <img src={`/api/files/${scan.id}`} alt="" />
        </a>
      ))}
      {letter.scans.length > 0 && (
        <ul className="list letter-files">
          {letter.scans.map((scan) => (
            <li key={scan.id}>
              <a className="evi" href={`/api/files/${scan.id}`} target="_blank" rel="noopener">
                <Icon name={scan.mediaType.startsWith('image/') ? 'photo' : 'file'} />
                <bdi>{scan.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Step = NonNullable<Letter['answers']>

/** What it answers, itself, and what answered it, in the order in which they were written. */
export function Thread({ letter }: { letter: Letter }) {
  const { t, f } = useLetterWords()
  const row = (step: Step, says: string, here = false) => (
    <li key={step.id} className={here ? 'here' : undefined} aria-current={here ? 'true' : undefined}>
      <span className="dim small">
        {says}، {t(`direction.${step.direction}`)} <bdi className="nowrap">{step.number}</bdi>،{' '}
        <span className="nowrap">{f.date(step.dated, 'dayYear')}</span>
      </span>
      <br />
      {here ? <b className="strong">{step.subject}</b> : <Link href={`/letters/${step.id}`}>{step.subject}</Link>}
    </li>
  )
  return (
    <Section title={t('page.thread')}>
      <ol className="letter-thread">
        {letter.answers && row(letter.answers, t('page.answers'))}
        {row(letter, t('page.this'), true)}
        {letter.answeredBy.map((step) => row(step, t('page.answeredBy')))}
        {letter.state === 'waits' && letter.answeredBy.length === 0 && (
          <li className="dim open">{t('page.noAnswer')}</li>
        )}
      </ol>
    </Section>
  )
}

/** Records that it is about, or that it answers. */
export function About({ letter, onAttach }: { letter: Letter; onAttach(): void }) {
  const { t } = useLetterWords()
  const may = letter.may.attach === true
  const sending = useSend({ renew: changed })
  return (
    <Section
      title={t('page.about')}
      end={
        may && (
          <Btn small tone="quiet" icon="plus" onClick={onAttach}>
            {t('page.aboutAdd')}
          </Btn>
        )
      }
    >
      {letter.about.length === 0 ? (
        <p className="dim">{t('page.aboutNone')}</p>
      ) : (
        <ul className="list letter-about">
          {letter.about.map((record) => (
            <li key={`${record.id} ${record.link}`}>
              <span className="grow">
                <Link href={`/records/${record.id}`}>{record.title}</Link>
                {record.link === 'answers' && <span className="sub dim small"> {t('page.answering')}</span>}
              </span>
              {may && (
                <IconBtn
                  icon="close"
                  label={t('page.untie', { name: record.title })}
                  onClick={() =>
                    void sending.send(() =>
                      api.delete(`/api/letters/${letter.id}/links/${record.id}?kind=${record.link}`),
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

export function Facts({ letter }: { letter: Letter }) {
  const { t, f, receiverOf } = useLetterWords()
  const whose = { own: t('page.ours'), other: t('page.otherSystem'), sender: t('page.theirs') }[letter.numbering]
  const incoming = letter.direction === 'incoming'
  const { party } = letter
  const line = (name: string, value: ReactNode) => (
    <li>
      <span className="dim small">{name}</span>
      <br />
      {value}
    </li>
  )
  return (
    <Note title={t('page.facts')}>
      <ul className="list">
        {line(
          t('page.number'),
          <>
            <bdi>{letter.number}</bdi> <span className="dim small">{whose}</span>
          </>,
        )}
        {line(t('page.dated'), f.date(letter.dated, 'weekdayYear'))}
        {line(
          t(incoming ? 'form.sender' : 'form.addressee'),
          party.id ? <Link href={`/organisations/${party.id}`}>{party.name}</Link> : party.name,
        )}
        {incoming && line(t('page.receiver'), receiverOf(letter))}
        {letter.due && line(t('form.due'), f.date(letter.due, 'weekdayYear'))}
        {line(
          t('page.registered'),
          t('page.registeredBy', {
            name: letter.registered.by?.name ?? '—',
            day: f.date(String(letter.registered.at), 'dayYear'),
          }),
        )}
      </ul>
    </Note>
  )
}
