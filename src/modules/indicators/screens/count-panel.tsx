import { useQuery } from '@tanstack/react-query'
import { Answer, IconBtn, Link, Note, SumTable, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import { type Asked, type Place, receiptsQuery } from './queries.ts'

/** «چرا ۶۲ واحد؟»: every record that a counted figure is made of, with its day, and their total. */
export function CountPanel({
  place,
  code,
  asked,
  onClose,
}: {
  place: Place
  code: string
  asked: Asked
  onClose(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const { locale } = useLooks()
  return (
    <Answer of={useQuery(receiptsQuery(place, code, asked))}>
      {(found) => {
        const unit = found.indicator.unit?.[locale] ?? ''
        return (
          <Note
            title={t('why.title', { value: f.number(found.total), unit })}
            end={<IconBtn icon="close" label={t('why.close')} onClick={onClose} />}
          >
            <p className="small muted">
              {t(`why.${found.as}`, {
                name: found.indicator[locale],
                counter: t.maybe(`counter.${found.counter}`),
                since: found.since ? f.date(found.since, 'dayYear') : '',
                until: f.date(found.until, 'dayYear'),
              })}
            </p>
            {found.rows.length === 0 ? (
              <p className="dim">{t('why.none')}</p>
            ) : (
              <SumTable
                rows={found.rows.map((row) => ({
                  key: `${row.recordId} ${row.label}`,
                  label: row.open ? (
                    <Link href={`/records/${row.recordId}`}>{row.label ?? row.title}</Link>
                  ) : (
                    (row.label ?? row.title)
                  ),
                  how: f.date(row.on),
                  value: f.number(row.amount),
                }))}
                total={{ label: t('why.total'), value: f.number(found.total) }}
              />
            )}
          </Note>
        )
      }}
    </Answer>
  )
}
