import { useQuery } from '@tanstack/react-query'
import { useAddress, useGo } from '../../../../ui/address.ts'
import { api } from '../../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Problem,
  Tag,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../../ui/index.ts'
import '../clusters.css'
import type { EditionLine } from '../../../editions/editions.schema.ts'
import type { fa } from '../../clusters.fa.ts'
import { Marks } from '../marks.tsx'
import { provincesQuery } from '../queries.ts'
import { type Editions, editionsQuery } from './queries.ts'
import { ReadContent } from './read-content.tsx'

/** «آیین‌نامه»: what is in force in a province, its editions, and the way to a new one. */
export function BylawPage() {
  const { query } = useAddress()
  const province = query.get('province')
  const found = useQuery(editionsQuery(province))
  return <Answer of={found}>{(view) => <Bylaw view={view} province={province} stage={query.get('stage')} />}</Answer>
}

function Bylaw({ view, province, stage }: { view: Editions; province: string | null; stage: string | null }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const go = useGo()
  const { locale } = useLooks()
  const { data: provinces } = useQuery(provincesQuery)
  const { inForce } = view
  const draft = view.rows.find((row) => row.state === 'draft' && row.provinceId === province)
  const place = provinces?.find((one) => one.code === province)
  const deed = useSend({ renew: [['editions', 'gates']] })
  const begin = () =>
    deed.send(async () => {
      const body = {
        subject: 'gates',
        code: t('bylaw.newCode', { n: f.number(view.rows.length) }),
        ...(province ? { provinceId: province } : {}),
      }
      const { id } = await api.post<{ id: string }>('/api/editions', body)
      go(`/bylaw/${id}`)
    })
  return (
    <>
      <PageHead
        title={inForce.title[locale]}
        lead={
          <>
            {t.rich(inForce.state === 'sample' ? 'bylaw.leadSample' : 'bylaw.lead', {
              place: place?.[locale] ?? t('bylaw.nation'),
              edition: inForce.code[locale],
              day: inForce.validFrom ? f.date(inForce.validFrom, 'dayYear') : '',
            })}
            {inForce.state === 'sample' && <Marks marks={[{ mark: 'example', source: '' }]} />}
          </>
        }
        acts={
          draft ? (
            <BtnLink tone="go" href={`/bylaw/${draft.id}`}>
              {t('bylaw.continue')}
            </BtnLink>
          ) : (
            view.may.draft === true && (
              <Btn tone="go" busy={deed.busy} onClick={() => void begin()}>
                {t('bylaw.begin')}
              </Btn>
            )
          )
        }
      />
      <Cols>
        <Matn>
          <Problem of={deed.problem} />
          <ReadContent content={inForce.content} open={stage} />
        </Matn>
        <Hashieh>
          <Note
            title={t('bylaw.editions')}
            end={<ExcelButton list="editions" query={{ subject: 'gates', province }} />}
          >
            <ul className="list">
              {view.rows.map((row) => (
                <li key={row.id ?? 'sample'}>
                  <EditionRow row={row} now={row.id === inForce.id} />
                </li>
              ))}
            </ul>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}

function EditionRow({ row, now }: { row: EditionLine; now: boolean }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  return (
    <>
      {row.id ? (
        <Link className="bylaw-edition" href={`/bylaw/${row.id}`}>
          {row.code[locale]}
        </Link>
      ) : (
        row.code[locale]
      )}{' '}
      {now && <Tag tone="ok">{t('bylaw.inForce')}</Tag>}
      {row.state === 'draft' && <Tag tone="risk">{t('bylaw.draft')}</Tag>}
      {row.validFrom && <span className="dim small"> {t('since', { day: f.date(row.validFrom, 'dayYear') })}</span>}
    </>
  )
}
