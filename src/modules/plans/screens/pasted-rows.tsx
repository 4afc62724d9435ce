import { Nuqta, useLooks } from '../../../ui/index.ts'
import { shortDecimal } from '../../commitments/screens/index.ts'
import type { PastedView } from '../plans.schema.ts'
import type { PastedActivity } from './pasted-rows.rules.ts'
import { usePlanWords } from './words.ts'

const SHOWN = ['code', 'title', 'weight', 'start', 'finish', 'executor'] as const

/** The dry run: every row as it was read, wrong cells marked, what is wrong beside them. */
export function PastedRows({ read }: { read: PastedView }) {
  const { t, f } = usePlanWords()
  const { locale } = useLooks()
  const show = (activity: PastedActivity, cell: (typeof SHOWN)[number]) => {
    const value = activity[cell]
    if (!value) return '—'
    if (cell === 'start' || cell === 'finish') return f.date(value, 'numeric')
    return cell === 'weight' ? f.number(shortDecimal(value, 6)) : cell === 'code' ? f.digits(value) : value
  }
  return (
    <section
      className="paste-rows"
      aria-label={t('paste.area')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be in reach of the keyboard
      tabIndex={0}
    >
      <table className="tbl dense">
        <thead>
          <tr>
            <th scope="col">{t('column.line')}</th>
            {SHOWN.map((cell) => (
              <th key={cell} scope="col">
                {t(`column.${cell}`)}
              </th>
            ))}
            <th scope="col">{t('column.problems')}</th>
          </tr>
        </thead>
        <tbody>
          {/* what must be mended stands first */}
          {read.rows
            .toSorted((one, other) => Math.min(1, other.problems.length) - Math.min(1, one.problems.length))
            .map((row) => (
              <tr key={row.line}>
                <td className="dim">{f.number(row.line)}</td>
                {SHOWN.map((cell) => (
                  <td
                    key={cell}
                    className={row.problems.some((problem) => problem.column === cell) ? 'bad' : undefined}
                  >
                    {show(row.activity as unknown as PastedActivity, cell)}
                  </td>
                ))}
                <td>
                  {row.problems.length === 0 ? (
                    <span className="ok-t">
                      <Nuqta state="ok" /> {t('paste.good')}
                    </span>
                  ) : (
                    row.problems.map((problem) => (
                      <p key={`${problem.column} ${problem.code}`} className="late-t small">
                        {problem.message[locale]}
                      </p>
                    ))
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
