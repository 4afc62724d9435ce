import { describe, expect, it } from 'vitest'
import type { ItemView, ProgressView } from '../../commitments.schema.ts'
import { firstDraft } from '../claim.form.ts'
import { afterRefusal, mayKeep, mostKept, newWaiting, toSend, treeToKeep, type Waiting } from './waiting.rules.ts'

const item = {
  itemId: 'i1',
  title: 'دوره آموزشی',
  measure: 'percent',
  unit: null,
  owner: { id: 'p9', name: 'کسی دیگر' },
  closing: null,
  carriedFrom: null,
  lines: { approved: '50' },
  examples: ['title'],
  documents: ['D1'],
  lastClaim: {
    by: { id: 'p1', name: 'عامل' },
    forWhom: null,
    result: 'نوشته خودم',
    reason: null,
    files: [{ id: 'f', name: 'فایل', size: 1, mediaType: 'text/plain' }],
    may: { withdraw: true },
    steps: [
      { kind: 'return', value: null, reason: 'سند ندارد', by: { id: 'p2', name: 'ناظر' }, at: '', decision: null },
      { kind: 'approve', value: '40', reason: 'گفته مدیر', by: { id: 'p3', name: 'مدیر' }, at: '', decision: null },
    ],
  },
} as unknown as ItemView
const tree = {
  recordId: 'r1',
  isPast: false,
  closed: false,
  may: { claim: true },
  version: { id: 'v', n: 1, frozenAt: null, decision: { id: 'd', name: 'مصوبه ۳' } },
  draft: { id: 'x', n: 2, reason: 'پیش‌نویس محرمانه' },
  money: { budget: '900', spent: '100' },
  notings: [{ date: '2017-01-01', percent: '1', decision: null }],
  curve: [{}],
  precedence: [{}],
  items: [item],
} as unknown as ProgressView

const entry = (more: Partial<Waiting> = {}): Waiting => ({
  ...newWaiting(
    { personId: 'p1', recordId: 'r1', item, draft: { ...firstDraft(item), key: 'k1' } },
    '2017-02-04',
    new Date('2026-03-20T08:00:00Z'),
  ),
  ...more,
})

describe('a claim written without the network', () => {
  it('keeps the day of its writing, or the one that was typed', () => {
    const draft = { ...firstDraft(item), asOf: '2017-01-30' }
    const of = { personId: 'p1', recordId: 'r1', item }
    const at = new Date('2026-03-20T08:00:00Z')
    expect(newWaiting({ ...of, draft: { ...draft, asOf: null } }, '2017-02-04', at).draft.asOf).toBe('2017-02-04')
    expect(newWaiting({ ...of, draft }, '2017-02-04', at).draft.asOf).toBe('2017-01-30')
    expect(newWaiting({ ...of, draft }, '2017-02-04', at).key).toBe(draft.key)
  })

  const said = { fa: 'سال بسته است', en: 'closed' }
  it.each([
    ['no answer', 0, 'network'],
    ['a database that restarts', 503, 'network'],
    ['too many requests', 429, 'network'],
    ['nobody signed in', 401, 'signIn'],
    ['a closed year', 422, 'refused'],
    ['a key that arrived otherwise', 409, 'refused'],
    ['a record no longer seen', 404, 'refused'],
    ['a role that ended', 403, 'refused'],
  ] as const)('after %s', (_, status, state) => {
    const after = afterRefusal(entry(), { status, code: 'commitments.treeClosed', text: said, fields: [] })
    expect(after.state).toBe(state)
    expect(after.refused).toEqual(
      state === 'refused' ? { code: 'commitments.treeClosed', text: said, fields: [] } : null,
    )
    expect(after.draft).toEqual(entry().draft)
  })

  it('is sent in the order of writing; what is open or refused is left', () => {
    const entries = [
      entry({ key: 'c', at: '2026-03-20T10:00:00Z' }),
      entry({ key: 'a', at: '2026-03-20T08:00:00Z', state: 'signIn' }),
      entry({ key: 'b', at: '2026-03-20T09:00:00Z', state: 'open' }),
      entry({ key: 'd', at: '2026-03-20T07:00:00Z', state: 'refused' }),
    ]
    expect(toSend(entries).map(({ key }) => key)).toEqual(['a', 'c'])
  })

  it.each([
    ['a photo', 3_000_000, [], true],
    ['a film', 9_000_000, [], false],
    ['a fourth large photo', 7_000_000, [7e6, 7e6, 7e6].map((size) => ({ size, local: true })), false],
    ['files that were sent already count for nothing', 7_000_000, [{ size: mostKept }], true],
  ] as const)('%s', (_, size, others, may) => expect(mayKeep(size, others)).toBe(may))
})

describe('what of a tree may lie on a device', () => {
  it('nothing of a tree that one may not claim on, that is closed, or that is told of the past', () => {
    expect(treeToKeep({ ...tree, may: { claim: 'kernel.forbidden' } }, 'p1')).toBeNull()
    expect(treeToKeep({ ...tree, closed: true }, 'p1')).toBeNull()
    expect(treeToKeep({ ...tree, isPast: true }, 'p1')).toBeNull()
  })

  it('no name, no money, no draft, and of others’ words only why one’s own claim came back', () => {
    const text = JSON.stringify(treeToKeep(tree, 'p1'))
    for (const secret of ['کسی دیگر', 'ناظر', 'مدیر', 'مصوبه', 'محرمانه', '900', 'فایل'])
      expect(text).not.toContain(secret)
    for (const needed of ['دوره آموزشی', 'سند ندارد', 'نوشته خودم', '"40"']) expect(text).toContain(needed)
  })

  it('of another’s claim only its figures', () => {
    const text = JSON.stringify(treeToKeep(tree, 'p7'))
    for (const secret of ['نوشته خودم', 'سند ندارد']) expect(text).not.toContain(secret)
  })
})
