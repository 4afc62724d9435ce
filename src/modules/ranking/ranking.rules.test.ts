import { describe, expect, test } from 'vitest'
import sample from '../../../content/criteria.json' with { type: 'json' }
import { CriteriaContent } from './criteria.schema.ts'
import { isCandidate, movesOf, passedOver, rank, resultOf, standingOf, tiesOf } from './ranking.rules.ts'
import { exactOf, tenThousandths, totalOf } from './weights.rules.ts'

const criterion = (code: string, weight: string) => ({
  code,
  fa: code,
  en: code,
  weight,
  asks: { fa: '؟', en: '?' },
  anchors: [1, 2, 3, 4, 5].map((score) => ({ score, fa: `${code} ${score}`, en: '' })),
  evidence: [{ fa: 'سند', en: 'paper' }],
})
const three = [criterion('size', '50'), criterion('trust', '30'), criterion('roots', '20')]
const proof = { evidence: 'فهرست واحدها', source: 'اتحادیه', asOf: '2017-01-10' }
const given = (code: string, score: number | null) => ({
  ...proof,
  score,
  anchor: score === null ? null : `${code} ${score}`,
})
const all = (size: number | null, trust: number | null, roots: number | null) =>
  new Map([
    ['size', given('size', size)],
    ['trust', given('trust', trust)],
    ['roots', given('roots', roots)],
  ])
const candidate = (clusterId: string, scores: ReturnType<typeof all>, criteria = three) => ({
  clusterId,
  title: clusterId,
  ...resultOf(criteria, scores),
})

describe('the score of a cluster, worked out by hand', () => {
  test.each<[string, (number | null)[], string | null, string, string]>([
    // 50×5/5 + 30×5/5 + 20×5/5
    ['five everywhere is a hundred', [5, 5, 5], '100', '100', '100'],
    // 50/5 + 30/5 + 20/5
    ['one everywhere is twenty, not zero', [1, 1, 1], '20', '20', '20'],
    // 50×4/5 + 30×2/5 + 20×3/5 = 40 + 12 + 12
    ['weights count', [4, 2, 3], '64', '64', '64'],
    // 40 + 12 known, the roots between 20×1/5 and 20×5/5
    ['what is not known is a range', [4, 2, null], null, '56', '72'],
    ['of which nothing is known lies anywhere from twenty', [null, null, null], null, '20', '100'],
  ])('%s', (_, [size, trust, roots], score, least, most) => {
    const result = resultOf(three, all(size!, trust!, roots!))
    expect([result.score, result.least, result.most]).toEqual([score, least, most])
    expect(result.settled).toBe(score !== null)
  })

  test('fractions of weights stay exact', () => {
    const odd = [criterion('size', '33.3333'), criterion('trust', '33.3333'), criterion('roots', '33.3334')]
    // (33.3333×3 + 33.3333×4 + 33.3334×2) ÷ 5 = (99.9999 + 133.3332 + 66.6668) ÷ 5 = 299.9999 ÷ 5
    expect(resultOf(odd, all(3, 4, 2)).score).toBe('59.99998')
    expect(totalOf(odd.map((one) => one.weight))).toBe('100')
  })

  test('each part is its weight’s share', () => {
    expect(resultOf(three, all(4, null, 3)).parts.map((part) => [part.criterion, part.points])).toEqual([
      ['size', '40'],
      ['trust', null],
      ['roots', '12'],
    ])
  })
})

describe('what counts as known', () => {
  test.each([
    ['a score with its evidence', given('size', 3), 'settled'],
    ['nothing at all', undefined, 'unknown'],
    ['«not yet known»', given('size', null), 'unknown'],
    ['a score without words', { ...given('size', 3), evidence: null }, 'noEvidence'],
    ['a score without source', { ...given('size', 3), source: null }, 'noEvidence'],
    ['a score without a day', { ...given('size', 3), asOf: null }, 'noEvidence'],
    ['a score whose sentence has changed', { ...given('size', 3), anchor: 'size 4' }, 'anchorChanged'],
  ] as const)('%s', (_, score, standing) => {
    expect(standingOf(three[0]!, score)).toBe(standing)
  })

  test('a score without evidence is uncertainty: neither its points nor a zero', () => {
    const scores = all(4, 2, 3)
    scores.set('size', { ...scores.get('size')!, source: null as never })
    const result = resultOf(three, scores)
    expect([result.score, result.least, result.most]).toEqual([null, '34', '74'])
  })
})

describe('places', () => {
  const candidates = [
    candidate('stone', all(4, 2, 3)), // 64
    candidate('honey', all(5, 2, 3)), // 50 + 12 + 12 = 74
    candidate('olive', all(2, 5, 5)), // 20 + 30 + 20 = 70
    candidate('rugs', all(4, 3, 5)), // 40 + 18 + 20 = 78
    candidate('trout', all(4, 4, 1)), // 40 + 24 + 4 = 68
    candidate('feed', all(5, 2, null)),
  ]

  test('go down with the score; the unfinished has none and comes last', () => {
    expect(rank(candidates).map((one) => [one.clusterId, one.place])).toEqual([
      ['rugs', 1],
      ['honey', 2],
      ['olive', 3],
      ['trout', 4],
      ['stone', 5],
      ['feed', null],
    ])
  })

  test('a cluster that is left out has none, and the others close up', () => {
    const placed = rank(candidates, [{ clusterId: 'honey', reason: 'کمتر از پنج واحد' }])
    expect(placed.find((one) => one.clusterId === 'olive')!.place).toBe(2)
    expect(placed.find((one) => one.clusterId === 'honey')!.place).toBeNull()
  })

  test('equal scores share one, and the next is left free', () => {
    // 74 and 74: 50×5/5+30×2/5+20×3/5 and 50×4/5+30×3/5+20×4/5 = 40+18+16
    const placed = rank([...candidates, candidate('figs', all(4, 3, 4))])
    expect(placed.slice(0, 4).map((one) => [one.clusterId, one.place])).toEqual([
      ['rugs', 1],
      ['figs', 2],
      ['honey', 2],
      ['olive', 4],
    ])
    expect(tiesOf(placed)).toEqual([{ place: 2, score: '74', clusterIds: ['figs', 'honey'], differsIn: 'size' }])
  })

  test('a tie in which every score is the same says so', () => {
    const placed = rank([candidate('a', all(3, 3, 3)), candidate('b', all(3, 3, 3))])
    expect(tiesOf(placed)).toEqual([{ place: 1, score: '60', clusterIds: ['a', 'b'], differsIn: null }])
  })

  test('other weights move clusters from one place to another', () => {
    const roots = [criterion('size', '10'), criterion('trust', '30'), criterion('roots', '60')]
    const of = (criteria: typeof three) =>
      rank([
        candidate('stone', all(4, 2, 3), criteria), // 64, then 8+12+36 = 56
        candidate('olive', all(2, 5, 5), criteria), // 70, then 4+30+60 = 94
        candidate('honey', all(5, 2, 3), criteria), // 74, then 10+12+36 = 58
      ])
    expect(movesOf(of(three), of(roots)).map(({ clusterId, from, to }) => [clusterId, from, to])).toEqual([
      ['olive', 2, 1],
      ['honey', 1, 2],
    ])
    expect(movesOf(of(three), of(three))).toEqual([])
  })

  test('whoever stands above a chosen one and is not chosen was passed over', () => {
    const placed = rank(candidates)
    expect(passedOver(placed, new Set(['rugs', 'honey']))).toEqual([])
    expect(passedOver(placed, new Set(['rugs', 'trout'])).map((one) => one.clusterId)).toEqual(['honey', 'olive'])
  })
})

describe('who is ranked', () => {
  const content = CriteriaContent.parse(sample)
  test.each([
    ['an identified cluster', { stage: 'identified', custodian: null }, true],
    ['one that a custodian develops', { stage: 'identified', custodian: 'میراث فرهنگی' }, true],
    ['one under feasibility study', { stage: 'feasibility', custodian: null }, false],
    ['one that is stopped', { stage: 'stopped', custodian: null }, false],
    ['one without a stage', { stage: null, custodian: null }, false],
  ])('%s', (_, cluster, ranked) => {
    expect(isCandidate(content, cluster)).toBe(ranked)
  })
  test('without the delegated, where the criteria say so', () => {
    const own = { candidates: { ...content.candidates, delegated: false } }
    expect(isCandidate(own, { stage: 'identified', custodian: 'میراث فرهنگی' })).toBe(false)
    expect(isCandidate(own, { stage: 'identified', custodian: null })).toBe(true)
  })
})

describe('the shape of criteria', () => {
  const refusedAt = (change: (content: CriteriaContent) => unknown) => {
    const content = structuredClone(CriteriaContent.parse(sample))
    change(content)
    const { error } = CriteriaContent.safeParse(content)
    return error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  }
  test('the sample fits: twelve criteria, a hundred in all, five anchors each, 33 questions', () => {
    const content = CriteriaContent.parse(sample)
    expect(content.criteria).toHaveLength(12)
    expect(totalOf(content.criteria.map((one) => one.weight))).toBe('100')
    expect(content.field_questions).toHaveLength(33)
    expect(content.deciding_body).toBe('provincial_committee')
  })
  test.each<[string, (content: CriteriaContent) => unknown, string]>([
    ['99', (one) => Object.assign(one.criteria[0]!, { weight: '9' }), 'criteria ranking.weightsNot100'],
    ['100.0001', (one) => Object.assign(one.criteria[0]!, { weight: '10.0001' }), 'criteria ranking.weightsNot100'],
    ['twice', (one) => Object.assign(one.criteria[1]!, { code: 'size' }), 'criteria.1.code ranking.criterionTwice'],
    ['four anchors', (one) => one.criteria[0]!.anchors.pop(), 'criteria.0.anchors ranking.fiveAnchors'],
    [
      'a question of nothing',
      (one) => Object.assign(one.field_questions[0]!, { informs_criterion: 'mood' }),
      'field_questions.0.informs_criterion ranking.noSuchCriterion',
    ],
  ])('%s is refused at its place', (_, change, said) => {
    expect(refusedAt(change)).toContain(said)
  })
})

test('weights are read exactly, and what is none counts nothing', () => {
  expect(['10', '0.5', '33.3333', '', '۱۰', '1.00001'].map(tenThousandths)).toEqual([100_000, 5000, 333_333, 0, 0, 0])
  expect([0, 1, 500_000, 50_000 * 12].map(exactOf)).toEqual(['0', '0.00002', '10', '12'])
})
