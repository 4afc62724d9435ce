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
  useSend,
} from '../../../ui/index.ts'
import type { Province } from '../../directory/divisions/divisions.schema.ts'
import { useMeetingWords } from './data.ts'
import { ReadRules } from './read-rules.tsx'
import { type Editions, rulesHref, rulesQuery } from './rules.data.ts'

/** The following-up rules in force in a province or for the nation, their editions, and the way to a new one. */
export function RulesPage() {
  const { query } = useAddress()
  const province = query.get('province')
  const found = useQuery(rulesQuery(province))
  return <Answer of={found}>{(view) => <Rules view={view} province={province} />}</Answer>
}

function Rules({ view, province }: { view: Editions; province: string | null }) {
  const { t, f } = useMeetingWords()
  const go = useGo()
  const { data: provinces } = useQuery({
    queryKey: ['provinces'],
    queryFn: () => api.get<Province[]>('/api/provinces'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { inForce } = view
  const draft = view.rows.find((row) => row.state === 'draft' && row.provinceId === province)
  const nameOf = (code: string) => provinces?.find((one) => one.code === code)?.[f.locale] ?? ''
  const place = province ? nameOf(province) : t('rules.nation')
  const deed = useSend({ renew: [['editions']] })
  const begin = () =>
    deed.send(async () => {
      const { id } = await api.post<{ id: string }>('/api/editions', {
        subject: 'followUp',
        code: t('rules.newCode', { n: f.number(view.rows.length) }),
        ...(province ? { provinceId: province } : {}),
      })
      go(`/bylaw/${id}`)
    })
  return (
    <>
      <PageHead
        crumbs={[{ href: province ? `/resolutions?province=${province}` : '/resolutions', label: t('register.title') }]}
        title={t('rules.title')}
        lead={
          <>
            {t(inForce.state === 'sample' ? 'rules.leadSample' : 'rules.lead', {
              place,
              edition: inForce.code[f.locale],
            })}{' '}
            {inForce.state === 'sample' && <ExampleMark />}
          </>
        }
        acts={
          view.may.draft !== true && view.ownPlaces.length > 0 ? (
            view.ownPlaces.map((own) => (
              <BtnLink key={own} href={rulesHref(own)}>
                {t('rules.ofPlace', { place: nameOf(own) })}
              </BtnLink>
            ))
          ) : draft ? (
            <BtnLink tone="go" href={`/bylaw/${draft.id}`}>
              {t('rules.continue')}
            </BtnLink>
          ) : (
            view.may.draft === true && (
              <Btn tone="go" busy={deed.busy} onClick={() => void begin()}>
                {t('rules.begin')}
              </Btn>
            )
          )
        }
      />
      <Cols>
        <Matn>
          <Problem of={deed.problem} />
          <ReadRules content={inForce.content} />
        </Matn>
        <Hashieh>
          <Note title={t('rules.editions')}>
            <ul className="list">
              {view.rows.map((row) => (
                <li key={row.id ?? 'sample'}>
                  {row.id ? <Link href={`/bylaw/${row.id}`}>{row.code[f.locale]}</Link> : row.code[f.locale]}{' '}
                  {row.id === inForce.id && <Tag tone="ok">{t('rules.inForce')}</Tag>}
                  {row.state === 'draft' && <Tag tone="risk">{t('rules.draft')}</Tag>}
                </li>
              ))}
            </ul>
          </Note>
          <Note title={t('rules.when')}>
            <p>{t('rules.how')}</p>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}
