import { useQuery } from '@tanstack/react-query'
import { Link, Note } from '../../../ui/index.ts'
import { recordLettersQuery, useLetterWords } from './data.ts'
import { LetterState } from './letter-table.tsx'

const most = 4

/** The latest letters of a record, in its margin; nothing where there are none. `all` leads to the register of its letters. */
export function RecordLetters({ recordId, all }: { recordId: string; all?: string }) {
  const { t, f } = useLetterWords()
  const { data } = useQuery(recordLettersQuery(recordId))
  if (!data || data.rows.length === 0) return null
  return (
    <Note title={t('of.title')} end={all && <Link href={all}>{t('of.all')}</Link>}>
      <ul className="list">
        {data.rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <Link href={`/letters/${row.id}`}>{row.subject}</Link>
            <br />
            <span className="dim small">
              {t(row.direction === 'incoming' ? 'line.from' : 'line.to', { name: row.party.name })}،{' '}
              <span className="nowrap">{f.date(row.dated, 'dayYear')}</span>
            </span>{' '}
            {row.state !== 'kept' && <LetterState letter={row} />}
          </li>
        ))}
      </ul>
    </Note>
  )
}
