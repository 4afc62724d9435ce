import { useQuery } from '@tanstack/react-query'
import { Answer, Link, Note } from '../../../ui/index.ts'
import type { DecisionNode } from '../following/decisions.schema.ts'
import { useMeetingWords } from './data.ts'
import { decisionsQuery } from './following.data.ts'
import './following.css'

/**
 * «چه کسی تصمیم گرفت؟» and «چه شد؟» about any record, as two nested lists: read in order by eye, by finger and by ear.
 * @param told a record that the page tells of elsewhere
 */
export function DecisionNotes({ recordId, told }: { recordId: string; told?: string | undefined }) {
  const found = useQuery(decisionsQuery(recordId))
  return (
    <Answer of={found}>
      {({ earlier, later }) => (
        <>
          {(told === undefined || more(earlier, told).length > 0) && (
            <Branches way="earlier" nodes={told === undefined ? earlier : more(earlier, told)} />
          )}
          <Branches way="later" nodes={later} />
        </>
      )}
    </Answer>
  )
}

/** Without what the page tells already and what nothing hangs on. */
const more = (nodes: readonly DecisionNode[], told: string) =>
  nodes.filter((node) => node.id !== told || node.branches.length > 0)

function Branches({ way, nodes }: { way: 'earlier' | 'later'; nodes: readonly DecisionNode[] }) {
  const { t } = useMeetingWords()
  return (
    <Note title={t(`decisions.${way}`)}>
      {nodes.length === 0 ? <p className="small dim">{t(`decisions.${way}None`)}</p> : <Nodes nodes={nodes} />}
    </Note>
  )
}

function Nodes({ nodes }: { nodes: readonly DecisionNode[] }) {
  return (
    <ul className="thread">
      {nodes.map((node) => (
        <li key={node.id}>
          <OneNode node={node} />
          {node.branches.length > 0 && <Nodes nodes={node.branches} />}
        </li>
      ))}
    </ul>
  )
}

function OneNode({ node }: { node: DecisionNode }) {
  const { t, f, percent } = useMeetingWords()
  const said = [
    t.maybe(`decisions.kind.${node.kind}`),
    node.day && f.date(node.day, 'dayYear'),
    node.state && t(`state.${node.state}`),
    node.percent !== null && percent(node.percent),
  ].filter(Boolean)
  return (
    <>
      <Link href={`/records/${node.id}`}>{f.digits(node.title)}</Link>
      {said.length > 0 && (
        <>
          <br />
          <span className="dim small">{said.join(f.locale === 'fa' ? '، ' : ', ')}</span>
        </>
      )}
    </>
  )
}
