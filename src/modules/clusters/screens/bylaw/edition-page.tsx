import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useGo } from '../../../../ui/address.ts'
import { api } from '../../../../ui/api.ts'
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
} from '../../../../ui/index.ts'
import '../clusters.css'
import type { fa } from '../../clusters.fa.ts'
import { EditContent } from './edit-content.tsx'
import { AdoptDialog, DiscardDialog } from './edition-dialogs.tsx'
import { Effect } from './effect.tsx'
import { type Edition, editionQuery } from './queries.ts'
import { ReadContent } from './read-content.tsx'

/** One edition: an adopted one to be read, a draft to be written, weighed by its effect and adopted. */
export function EditionPage({ id }: { id: string }) {
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

const bylawOf = (edition: Edition) => (edition.provinceId ? `/bylaw?province=${edition.provinceId}` : '/bylaw')

function useCrumbs(edition: Edition) {
  const t = useWords<typeof fa>('clusters')
  return [{ href: bylawOf(edition), label: t('bylaw.title') }]
}

function Adopted({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const crumbs = useCrumbs(edition)
  const day = edition.validFrom ? f.date(edition.validFrom, 'dayYear') : '—'
  const lead = edition.state === 'discarded' ? t('bylaw.leadDiscarded') : t('bylaw.leadAdopted', { day })
  return (
    <>
      <PageHead crumbs={crumbs} title={`${edition.title[locale]}، ${edition.code[locale]}`} lead={lead} />
      <Cols wide>
        <Matn>
          <ReadContent content={edition.content} open={null} />
        </Matn>
      </Cols>
    </>
  )
}

function Draft({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('clusters')
  const go = useGo()
  const { locale } = useLooks()
  const [content, setContent] = useState(edition.content)
  const [title, setTitle] = useState(edition.title[locale])
  const [code, setCode] = useState(edition.code[locale])
  const [discarding, setDiscarding] = useState(false)
  const crumbs = useCrumbs(edition)
  const deed = useSend({ fields: ['title', 'code'], done: t('bylaw.saved'), renew: [['editions']] })
  const changed = content !== edition.content || title !== edition.title[locale] || code !== edition.code[locale]
  const save = () =>
    deed.send(() => api.put(`/api/editions/${edition.id}`, { version: edition.version, title, code, content }))
  const weigh = async () => {
    if (!changed || (await save())) go(`/bylaw/${edition.id}?view=effect`)
  }
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={t('bylaw.draftOf', { edition: edition.code[locale] })}
        lead={t('bylaw.draftLead')}
        acts={
          <>
            <Menu items={[{ label: t('bylaw.discard'), onChoose: () => setDiscarding(true) }]}>
              <Btn icon="down">{t('cluster.acts')}</Btn>
            </Menu>
            <Btn disabled={!changed} busy={deed.busy} onClick={() => void save()}>
              {t('bylaw.save')}
            </Btn>
            <Btn tone="go" busy={deed.busy} onClick={() => void weigh()}>
              {t('bylaw.weigh')}
            </Btn>
          </>
        }
      />
      <Cols wide>
        <Matn>
          <Problem of={deed.problem} />
          <div className="bylaw-gate-fields">
            <TextInput label={t('bylaw.name')} value={title} onChange={setTitle} error={deed.field('title')} />
            <TextInput label={t('bylaw.code')} value={code} onChange={setCode} error={deed.field('code')} />
          </div>
          <EditContent content={content} onChange={setContent} />
        </Matn>
      </Cols>
      {discarding && (
        <DiscardDialog edition={edition} onClose={() => setDiscarding(false)} onDone={() => go(bylawOf(edition))} />
      )}
    </>
  )
}

function Weighed({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [adopting, setAdopting] = useState(false)
  const crumbs = useCrumbs(edition)
  const mayAdopt = edition.may.adopt === true
  return (
    <>
      <PageHead
        crumbs={[...crumbs, { href: `/bylaw/${edition.id}`, label: edition.code[locale] }]}
        title={t('bylaw.weighTitle', { edition: edition.code[locale] })}
        lead={t('bylaw.weighLead')}
        acts={
          <>
            <BtnLink href={`/bylaw/${edition.id}`}>{t('bylaw.backToDraft')}</BtnLink>
            <Btn tone="go" onClick={() => setAdopting(true)} {...(mayAdopt ? {} : { why: t('bylaw.directorAdopts') })}>
              {t('bylaw.adopt')}
            </Btn>
          </>
        }
      />
      <Cols wide>
        <Matn>
          {!mayAdopt && <p className="muted">{t('bylaw.directorAdopts')}</p>}
          <Effect edition={edition} />
        </Matn>
      </Cols>
      {adopting && <AdoptDialog edition={edition} onClose={() => setAdopting(false)} />}
    </>
  )
}
