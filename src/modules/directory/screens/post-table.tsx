import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, DataTable, FormDialog, JalaliDateInput, Link, Tag, useSend } from '../../../ui/index.ts'
import type { PostView } from '../organisations/organisations.schema.ts'
import { useDirectoryWords } from './words.ts'

/** Posts with their terms; on an office's page by person, on a person's page by office. */
export function PostTable({
  posts,
  by,
  mayEnd,
  empty,
}: {
  posts: readonly PostView[]
  by: 'person' | 'office'
  mayEnd: boolean
  empty: string
}) {
  const { t, term } = useDirectoryWords()
  const [ending, setEnding] = useState<PostView | null>(null)
  if (posts.length === 0) return <p className="dim">{empty}</p>
  const hrefOf = (post: PostView) =>
    by === 'person'
      ? `/persons/${post.person.id}`
      : `/${post.organisation.kind === 'unit' ? 'units' : 'organisations'}/${post.organisation.id}`
  return (
    <>
      <DataTable
        name={t('post.list')}
        rows={posts}
        rowKey={(post) => post.id}
        hrefOf={hrefOf}
        columns={[
          {
            key: 'who',
            head: t(by === 'person' ? 'field.person' : 'field.organisation'),
            fold: 'title',
            cell: (post) => (by === 'person' ? post.person.name : post.organisation.name),
          },
          { key: 'title', head: t('post.name'), fold: 'line', cell: (post) => post.title },
          {
            key: 'term',
            head: t('post.term'),
            fold: 'line',
            cell: (post) => <span className="dim">{term(post.from, post.until)}</span>,
          },
          {
            key: 'act',
            head: '',
            name: t('post.end'),
            fold: 'end',
            cell: (post) =>
              mayEnd && !post.until ? (
                <Btn small tone="quiet" onClick={() => setEnding(post)}>
                  {t('post.end')}
                </Btn>
              ) : post.until ? (
                <Tag tone="off">{t('post.ended')}</Tag>
              ) : null,
          },
        ]}
      />
      {ending && <EndPost post={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function EndPost({ post, onClose }: { post: PostView; onClose(): void }) {
  const { t } = useDirectoryWords()
  const sending = useSend({
    fields: ['until'],
    done: t('post.endEntered', { title: post.title }),
    renew: 'all',
  })
  const [until, setUntil] = useState<string | null>(null)
  return (
    <FormDialog
      title={t('post.endTitle', { title: post.title, name: post.person.name })}
      verb={t('post.end')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/posts/${post.id}/end`, { until: until ?? '' }))}
      onClose={onClose}
    >
      <JalaliDateInput label={t('post.lastDay')} value={until} onChange={setUntil} error={sending.field('until')} />
    </FormDialog>
  )
}

/** Names with links, one a line. */
export function NameList({ rows }: { rows: readonly { href: string; name: string; note?: string }[] }) {
  return (
    <ul className="plain-list">
      {rows.map((row) => (
        <li key={row.href + (row.note ?? '')}>
          <Link href={row.href}>{row.name}</Link> {row.note && <span className="dim small">{row.note}</span>}
        </li>
      ))}
    </ul>
  )
}
