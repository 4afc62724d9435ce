import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  Matn,
  Menu,
  PageHead,
  Problem,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import './ranking.css'
import { AdoptDialog, DiscardDialog } from '../../clusters/screens/index.ts'
import type { fa } from '../ranking.fa.ts'
import { EditCriteria } from './edit-criteria.tsx'
import { Moves } from './moves.tsx'
import { type Edition, editionQuery, paths } from './queries.ts'
import { ReadCriteria } from './read-criteria.tsx'

/** One edition of the criteria: an adopted one to be read, a draft to be written, weighed by what it would move, and adopted. */
export function CriteriaEditionPage({ id }: { id: string }) {
  const { query } = useAddress()
  const found = useQuery(editionQuery(id))
  const effect = query.get('view') === 'effect'
  return (
    <Answer of={found}>
      {(edition) =>
        edition.state !== 'draft' || edition.may.draft !== true ? (
          <Adopted edition={edition} />
        ) : effect ? (
          <Weighed edition={edition} />
        ) : (
          <Draft key={edition.version} edition={edition} />
        )
      }
    </Answer>
  )
}

function useCrumbs(edition: Edition) {
  const t = useWords<typeof fa>('ranking')
  return [{ href: paths.criteria(edition.provinceId), label: t('criteria.short') }]
}

function Adopted({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const crumbs = useCrumbs(edition)
  const day = edition.validFrom ? f.date(edition.validFrom, 'dayYear') : '—'
  const lead = edition.state === 'discarded' ? t('criteria.leadDiscarded') : t('criteria.leadAdopted', { day })
  return (
    <>
      <PageHead crumbs={crumbs} title={`${edition.title[locale]}، ${edition.code[locale]}`} lead={lead} />
      <Cols wide>
        <Matn>
          <ReadCriteria content={edition.content} />
        </Matn>
      </Cols>
    </>
  )
}

function Draft({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('ranking')
  const go = useGo()
  const { locale } = useLooks()
  const [content, setContent] = useState(edition.content)
  const [title, setTitle] = useState(edition.title[locale])
  const [code, setCode] = useState(edition.code[locale])
  const [discarding, setDiscarding] = useState(false)
  const crumbs = useCrumbs(edition)
  const deed = useSend({ fields: ['title', 'code'], done: t('criteria.saved'), renew: [['editions']] })
  const changed = content !== edition.content || title !== edition.title[locale] || code !== edition.code[locale]
  const save = () =>
    deed.send(() => api.put(`/api/editions/${edition.id}`, { version: edition.version, title, code, content }))
  const weigh = async () => {
    if (!changed || (await save())) go(`${paths.edition(edition.id!)}?view=effect`)
  }
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={t('criteria.draftOf', { edition: edition.code[locale] })}
        lead={t('criteria.draftLead')}
        acts={
          <>
            <Menu items={[{ label: t('criteria.discard'), onChoose: () => setDiscarding(true) }]}>
              <Btn icon="down">{t('do.others')}</Btn>
            </Menu>
            <Btn disabled={!changed} busy={deed.busy} onClick={() => void save()}>
              {t('criteria.save')}
            </Btn>
            <Btn tone="go" busy={deed.busy} onClick={() => void weigh()}>
              {t('criteria.weigh')}
            </Btn>
          </>
        }
      />
      <Cols wide>
        <Matn>
          <Problem of={deed.problem} />
          <div className="rank-compare">
            <TextInput
              label={t('criteria.editionTitle')}
              value={title}
              onChange={setTitle}
              error={deed.field('title')}
            />
            <TextInput label={t('criteria.code')} value={code} onChange={setCode} error={deed.field('code')} />
          </div>
          <EditCriteria content={content} onChange={setContent} />
        </Matn>
      </Cols>
      {discarding && (
        <DiscardDialog
          edition={edition}
          onClose={() => setDiscarding(false)}
          onDone={() => go(paths.criteria(edition.provinceId))}
        />
      )}
    </>
  )
}

function Weighed({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('ranking')
  const { locale } = useLooks()
  const [adopting, setAdopting] = useState(false)
  const crumbs = useCrumbs(edition)
  const why = edition.may.adopt === true ? undefined : t('criteria.directorAdopts')
  return (
    <>
      <PageHead
        crumbs={[...crumbs, { href: paths.edition(edition.id!), label: edition.code[locale] }]}
        title={t('criteria.weighTitle', { edition: edition.code[locale] })}
        lead={t('criteria.weighLead')}
        acts={
          <>
            <BtnLink href={paths.edition(edition.id!)}>{t('criteria.backToDraft')}</BtnLink>
            <Btn tone="go" onClick={() => setAdopting(true)} {...(why ? { why } : {})}>
              {t('criteria.adopt')}
            </Btn>
          </>
        }
      />
      <Cols wide>
        <Matn>
          {why && <p className="muted">{why}</p>}
          <Moves edition={edition} />
        </Matn>
      </Cols>
      {adopting && <AdoptDialog edition={edition} lead={t('criteria.adoptLead')} onClose={() => setAdopting(false)} />}
    </>
  )
}
