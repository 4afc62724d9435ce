import { Link, Section, Timeline } from '../../../ui/index.ts'
import type { StoryLine } from '../following/following.schema.ts'
import { useMeetingWords } from './data.ts'

const states = {
  notified: 'claimed',
  putOff: 'claimed',
  accept: 'approved',
  object: 'late',
  uphold: 'verified',
  reject: 'verified',
  reminder: undefined,
  done: 'approved',
  notDone: 'late',
  cancelled: 'late',
} as const

/** What happened to a resolution from its notification on, newest first. */
export function ResolutionStory({ lines }: { lines: readonly StoryLine[] }) {
  const { t } = useMeetingWords()
  return (
    <Section title={t('follow.story')}>
      {lines.length === 0 ? (
        <p className="dim">{t('follow.storyNone')}</p>
      ) : (
        <Timeline
          events={lines.toReversed().map((line, place) => ({
            id: `${line.what} ${line.on} ${place}`,
            at: line.on,
            state: states[line.what],
            text: <Happened line={line} />,
            by: <By line={line} />,
          }))}
        />
      )}
    </Section>
  )
}

function Happened({ line }: { line: StoryLine }) {
  const { t, f } = useMeetingWords()
  const key =
    line.what === 'reminder'
      ? (`story.reminder.${line.whom ?? 'responsible'}` as const)
      : (`story.${line.what}` as const)
  const told = t(key, {
    whom: line.said?.forWhom?.name ?? '',
    deadline: line.deadline ? f.date(line.deadline, 'dayYear') : '',
    cause: line.cause ? (t.maybe(`cause.${line.cause}`) ?? line.cause) : '',
    decision: line.decision?.name ?? '',
  })
  return (
    <>
      {line.decision ? <Link href={`/resolutions/${line.decision.id}`}>{told}</Link> : told}
      {line.rule && (
        <>
          <br />
          <span className="dim small">{f.digits(line.rule[f.locale])}</span>
        </>
      )}
      {line.reason && <blockquote className="why">{line.reason}</blockquote>}
      {line.record && (
        <p className="small">
          <Link href={`/records/${line.record.id}`}>{f.digits(line.record.name)}</Link>
        </p>
      )}
    </>
  )
}

function By({ line }: { line: StoryLine }) {
  const { t } = useMeetingWords()
  const { said } = line
  if (!said?.by) return null
  const who =
    said.forWhom && said.how
      ? t('story.forWhom', { name: said.by.name, whom: said.forWhom.name, how: t.maybe(`how.${said.how}`) ?? '' })
      : said.by.name
  return (
    <>
      {who}
      {line.notificationId && (
        <>
          {' '}
          <Link href={`/notifications/${line.notificationId}`}>{t('follow.sheet')}</Link>
        </>
      )}
    </>
  )
}
