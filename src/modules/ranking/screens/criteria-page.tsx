import { useQuery } from '@tanstack/react-query'
import { useAddress, useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  ExampleMark,
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
} from '../../../ui/index.ts'
import './ranking.css'
import type { Province } from '../../directory/divisions/divisions.schema.ts'
import type { fa } from '../ranking.fa.ts'
import { criteriaQuery, type Editions, paths } from './queries.ts'
import { ReadCriteria } from './read-criteria.tsx'

/** «معیارها»: the criteria in force in a province, their editions, and the way to a new one. */
export function CriteriaPage() {
  const { query } = useAddress()
  const province = query.get('province')
  const found = useQuery(criteriaQuery(province))
  return <Answer of={found}>{(view) => <Criteria view={view} province={province} />}</Answer>
}

function Criteria({ view, province }: { view: Editions; province: string | null }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const go = useGo()
  const { locale } = useLooks()
  const { data: provinces } = useQuery({
    queryKey: ['provinces'],
    queryFn: () => api.get<Province[]>('/api/provinces'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { inForce } = view
  const draft = view.rows.find((row) => row.state === 'draft' && row.provinceId === province)
  const place = provinces?.find((one) => one.code === province)?.[locale] ?? t('criteria.nation')
  const deed = useSend({ renew: [['editions']] })
  const begin = () =>
    deed.send(async () => {
      const { id } = await api.post<{ id: string }>('/api/editions', {
        subject: 'criteria',
        code: t('criteria.newCode', { n: f.number(view.rows.length) }),
        ...(province ? { provinceId: province } : {}),
      })
      go(paths.edition(id))
    })
  return (
    <>
      <PageHead
        crumbs={province ? [{ href: paths.ranking(province), label: t('title') }] : []}
        title={inForce.title[locale]}
        lead={
          <>
            {t.rich(inForce.state === 'sample' ? 'criteria.leadSample' : 'criteria.lead', {
              place,
              edition: inForce.code[locale],
              day: inForce.validFrom ? f.date(inForce.validFrom, 'dayYear') : '',
            })}{' '}
            {inForce.state === 'sample' && <ExampleMark />}
          </>
        }
        acts={
          draft ? (
            <BtnLink tone="go" href={paths.edition(draft.id!)}>
              {t('criteria.continue')}
            </BtnLink>
          ) : (
            view.may.draft === true && (
              <Btn tone="go" busy={deed.busy} onClick={() => void begin()}>
                {t('criteria.begin')}
              </Btn>
            )
          )
        }
      />
      <Cols>
        <Matn>
          <Problem of={deed.problem} />
          <ReadCriteria content={inForce.content} />
        </Matn>
        <Hashieh>
          <Note title={t('criteria.editions')}>
            <ul className="list">
              {view.rows.map((row) => (
                <li key={row.id ?? 'sample'}>
                  {row.id ? (
                    <Link className="rank-edition" href={paths.edition(row.id)}>
                      {row.code[locale]}
                    </Link>
                  ) : (
                    row.code[locale]
                  )}{' '}
                  {row.id === inForce.id && <Tag tone="ok">{t('criteria.inForce')}</Tag>}
                  {row.state === 'draft' && <Tag tone="risk">{t('criteria.draft')}</Tag>}
                </li>
              ))}
            </ul>
          </Note>
          <Note title={t('formula.title')}>
            <p>{t('formula.text')}</p>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}
