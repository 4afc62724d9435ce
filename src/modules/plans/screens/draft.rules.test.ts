import { describe, expect, it } from 'vitest'
import { readPasted } from '../pasted.rules.ts'
import type { PastedView } from '../plans.schema.ts'
import { activitiesOf, type EditRow, gridProblems, newRow, rowOf, tableText, weightSum } from './draft.rules.ts'
import { mergeDrafts } from './merge.rules.ts'
import { newStrategies, takePasted } from './pasted-rows.rules.ts'

const row = (code: string, part: Partial<EditRow> = {}): EditRow => ({
  ...newRow(code, undefined, 'fa'),
  itemId: code,
  code,
  title: `فعالیت ${code}`,
  ...part,
})

describe('the draft’s grid', () => {
  it.each([
    [['۱۸', '12', '۷۰'], '100', '0'],
    [['۳۳٫۳', '۳۳٫۳', '۳۳٫۳'], '99.9', '0.1'],
    [['۰٫۱', '۰٫۲'], '0.3', '99.7'],
    [['60', '60'], '120', '-20'],
    [['هفت', '10'], '10', '90'],
    [[], '0', '100'],
  ])('weights %j total %s, %s missing', (weights, sum, missing) =>
    expect(weightSum(weights.map((weight) => ({ weight })))).toEqual({ sum, missing }))

  it('reads what was typed in either digits, and a day without its year', () => {
    const [activity] = activitiesOf([row('1-1', { weight: '۱۲٫۵', start: '۱۳۹۵/۰۱/۱۰', finish: '۱۶ بهمن' })], 1395)
    expect(activity).toMatchObject({ itemId: '1-1', weight: '12.5', start: '2016-03-29', finish: '2017-02-04' })
  })

  it('a stored activity comes back unchanged', () => {
    const stored = activitiesOf(
      [row('1', { weight: '۷', measure: 'quantity', target: '۲۰', unit: 'واحد', finish: '۱۳۹۵/۱۱/۱۶' })],
      1395,
    )[0]!
    expect(activitiesOf([rowOf(stored, '1', 'fa')], 1395)[0]).toEqual(stored)
    expect(activitiesOf([rowOf(stored, '1', 'en')], 1395)[0]).toEqual(stored)
  })

  it('a precedence keeps its kind and lag', () => {
    const links = [{ code: '1', type: 'SS' as const, lag: 5 }]
    const [, second] = activitiesOf([row('1'), row('2', { after: '1', links })], 1395)
    expect(second!.after).toEqual(links)
    const [, other] = activitiesOf([row('1'), row('2', { after: '1', links: [] })], 1395)
    expect(other!.after).toEqual([{ code: '1', type: 'FS', lag: 0 }])
  })

  it.each([
    [{ title: ' ' }, 'title', 'cellEmpty'],
    [{ code: '' }, 'code', 'cellEmpty'],
    [{ weight: 'دوازده' }, 'weight', 'cellNotNumber'],
    [{ weight: '-۳' }, 'weight', 'cellNotNumber'],
    [{ start: '۱۳۹۵/۱۳/۰۱' }, 'start', 'cellNotDate'],
    [{ start: '۱۳۹۵/۰۵/۰۱', finish: '۱۳۹۵/۰۴/۰۱' }, 'finish', 'finishBeforeStart'],
    [{ after: '۹-۹' }, 'after', 'afterUnknown'],
  ] as const)('%j is wrong in its cell', (part, cell, code) => {
    const problems = gridProblems([row('1', part)], 1395)
    expect(problems.get('1')?.[cell]?.code).toBe(code)
  })

  it('a code that stands twice is told in both rows; an empty finish is no problem yet', () => {
    const problems = gridProblems([row('1', { key: 'a' }), row('1', { key: 'b' }), row('2')], 1395)
    expect([...problems.keys()]).toEqual(['a', 'b'])
  })

  it.each([
    ['2-3', '2-4'],
    ['9', '10'],
    ['الف', ''],
  ])('behind %s comes «%s»', (code, next) => expect(newRow('k', row(code), 'fa').code).toBe(next))

  it('the table that goes out is the one that comes in', () => {
    const rows = [
      row('1-1', {
        weight: '۱۸',
        finish: '۱۳۹۵/۰۷/۱۴',
        strategyId: 's',
        measure: 'quantity',
        target: '۲۰',
        unit: 'واحد',
      }),
      row('1-2', { weight: '۱۲', finish: '۱۳۹۵/۱۲/۱۵', after: '1-1', executor: 'شرکت\tتعاونی' }),
    ]
    const text = tableText(rows, (id) => (id ? 'تأمین مواد' : ''))
    const read = readPasted(
      text.split('\n').map((line) => line.split('\t')),
      1395,
    )
    expect(read.unknown).toEqual([])
    expect(read.rows.flatMap((one) => one.problems)).toEqual([])
    expect(read.rows.map((one) => one.activity.weight)).toEqual(['18', '12'])
    expect(read.rows[1]!.activity).toMatchObject({ executor: 'شرکت تعاونی', after: [{ code: '1-1' }] })
    expect(read.rows[0]!.activity).toMatchObject({ strategy: 'تأمین مواد', measure: 'quantity', unit: 'واحد' })
  })
})

describe('two people on one draft', () => {
  const base = [row('1', { weight: '۱۰' }), row('2', { weight: '۲۰' }), row('3', { weight: '۳۰' })]

  it('takes over what only they changed and keeps what only I changed', () => {
    const mine = [{ ...base[0]!, weight: '۱۵' }, base[1]!, base[2]!]
    const theirs = [base[0]!, { ...base[1]!, executor: 'دانشگاه' }, base[2]!]
    const merged = mergeDrafts(base, mine, theirs)
    expect(merged.rows.map(({ weight, executor }) => [weight, executor])).toEqual([
      ['۱۵', ''],
      ['۲۰', 'دانشگاه'],
      ['۳۰', ''],
    ])
    expect(merged.changes).toEqual([
      {
        key: '2',
        kind: 'changed',
        code: '2',
        title: 'فعالیت 2',
        cells: [{ cell: 'executor', before: '', after: 'دانشگاه' }],
      },
    ])
    expect(merged.clashes).toEqual([])
  })

  it('a cell that both changed stays mine and is told; the same change is no clash', () => {
    const mine = [{ ...base[0]!, weight: '۱۵' }, { ...base[1]!, weight: '۲۵' }, base[2]!]
    const theirs = [{ ...base[0]!, weight: '۱۱' }, { ...base[1]!, weight: '۲۵' }, base[2]!]
    const merged = mergeDrafts(base, mine, theirs)
    expect(merged.rows[0]!.weight).toBe('۱۵')
    expect(merged.clashes).toEqual([
      { key: '1', code: '1', title: 'فعالیت 1', cell: 'weight', mine: '۱۵', theirs: '۱۱', take: { weight: '۱۱' } },
    ])
  })

  it('a row they removed goes, unless I worked on it; a row they added comes', () => {
    const mine = [base[0]!, { ...base[1]!, title: 'نو' }, base[2]!, row('new', { itemId: null })]
    const theirs = [base[0]!, row('4')]
    const merged = mergeDrafts(base, mine, theirs)
    expect(merged.rows.map((one) => [one.title, one.itemId])).toEqual([
      ['فعالیت 1', '1'],
      ['نو', null],
      ['فعالیت new', null],
      ['فعالیت 4', '4'],
    ])
    expect(merged.changes.map((change) => change.kind)).toEqual(['added', 'removed', 'removed'])
  })
})

describe('rows taken from a pasted table', () => {
  const cells = [
    ['ردیف', 'راهبرد', 'فعالیت', 'وزن', 'پایان'],
    ['۱', 'بازار', 'نمایشگاه', '۱۰', '۱۳۹۵/۱۱/۱۶'],
    ['۲', 'بازار', 'کنسرسیوم', 'ده', '۱۳۹۵/۱۱/۱۶'],
    ['۳', 'تأمين', 'خرید', '۲۰', '۱۳۹۵/۱۲/۰۱'],
  ]
  const read = {
    ...readPasted(cells, 1395),
    rows: readPasted(cells, 1395).rows.map((one) => ({
      ...one,
      activity: { ...one.activity },
      problems: one.problems,
    })),
    good: 2,
    bad: 1,
    weightSum: '30',
  } as unknown as PastedView
  let made = 0
  const take = (mode: 'append' | 'replace', rows: EditRow[]) =>
    takePasted({
      read,
      rows,
      mode,
      strategies: [{ id: 's1', title: 'تأمین' }],
      locale: 'fa',
      newKey: () => `new${made++}`,
    })

  it('only good rows come; a strategy is found in either spelling, an unknown one is told once', () => {
    const rows = take('replace', [])
    expect(rows.map((one) => [one.title, one.weight, one.strategyId])).toEqual([
      ['نمایشگاه', '۱۰', null],
      ['خرید', '۲۰', 's1'],
    ])
    expect(newStrategies(read, [{ title: 'تأمین' }])).toEqual(['بازار'])
  })

  it('a row with a known code keeps its identity and its place', () => {
    const rows = take('append', [row('9'), row('1', { itemId: 'item-1', key: 'item-1' })])
    expect(rows.map((one) => [one.itemId, one.title])).toEqual([
      ['9', 'فعالیت 9'],
      ['item-1', 'نمایشگاه'],
      [null, 'خرید'],
    ])
  })
})

describe('money of an activity', () => {
  const shares = [
    { fundingSource: 'company', cash: '500', inKind: '0', nonMoney: null, nonMoneyUnit: null },
    { fundingSource: 'bank', cash: '0', inKind: '70', nonMoney: '12.5', nonMoneyUnit: 'نفر-روز' },
  ]
  const names = {
    typeOf: (code: string) => code,
    sourceOf: (code: string) => (code === 'bank' ? 'بانک و صندوق' : code),
  }

  it('goes to Excel as further lines and comes back whole, by name or code', () => {
    const rows = [
      row('1', { weight: '۴۰', finish: '۱۳۹۵/۱۱/۱۶', shares, network: 'شبکه تأمین', evidence: 'فهرست حضور' }),
      row('2', { weight: '۶۰', finish: '۱۳۹۵/۱۱/۱۶' }),
    ]
    const cells = tableText(rows, () => '', names)
      .split('\n')
      .map((line) => line.split('\t'))
    expect(cells).toHaveLength(4)
    const read = readPasted(cells, 1395, [], {
      typeCode: (name) => name,
      sourceCode: (name) => (name === 'بانک و صندوق' ? 'bank' : name),
    })
    expect(read.rows.map((one) => [one.activity.code, one.problems])).toEqual([
      ['1', []],
      ['2', []],
    ])
    expect(read.rows[0]!.activity).toMatchObject({ shares, network: 'شبکه تأمین', evidence: 'فهرست حضور' })
    expect(read.rows[1]!.activity.shares).toEqual([])
  })

  it('stays as it was where the table has no column of money', () => {
    const read = readPasted(
      [
        ['ردیف', 'فعالیت', 'وزن', 'پایان'],
        ['1', 'کار', '۱۰۰', '۱۳۹۵/۱۱/۱۶'],
      ],
      1395,
    )
    expect(read.rows[0]!.activity.shares).toBeNull()
  })

  it.each([
    [['x', '12.5', '', '', ''], 'cash plans.cellNotRial'],
    [['', '12', '', '', ''], 'source plans.cellEmpty'],
    [['x', '', '', '3', ''], 'nonMoneyUnit plans.cellEmpty'],
    [['x', '', '', 'سه', 'روز'], 'nonMoney plans.cellNotNumber'],
    [['x', '-5', '', '', ''], 'cash plans.cellNotRial'],
  ])('%j is told at its cell', (money, said) => {
    const head = ['ردیف', 'فعالیت', 'وزن', 'پایان', 'منبع مالی', 'نقدی', 'غیرنقدی', 'غیرپولی', 'واحد غیرپولی']
    const read = readPasted([head, ['1', 'کار', '۱۰۰', '۱۳۹۵/۱۱/۱۶', ...money]], 1395)
    expect(read.rows[0]!.problems.map((one) => `${one.column} ${one.code}`)).toContain(said)
  })

  it.each([
    [[{ ...shares[0]!, fundingSource: '' }], 'shareSourceNeeded'],
    [[shares[0]!, shares[0]!], 'shareTwice'],
    [[{ ...shares[1]!, nonMoneyUnit: ' ' }], 'shareUnitNeeded'],
    [[{ ...shares[0]!, fundingSource: '', cash: '0' }], undefined],
    [shares, undefined],
  ])('of %j the grid says %s', (typed, said) => {
    expect(gridProblems([row('1', { shares: typed })], 1395).get('1')?.shares?.code).toBe(said)
  })

  it('that two people changed is a clash; what only they changed comes', () => {
    const base = [row('1', { shares })]
    const theirs = [row('1', { shares: [shares[0]!] })]
    expect(mergeDrafts(base, base, theirs).rows[0]!.shares).toEqual([shares[0]!])
    const mine = [row('1', { shares: [shares[1]!] })]
    const merged = mergeDrafts(base, mine, theirs)
    expect(merged.rows[0]!.shares).toEqual([shares[1]!])
    expect(merged.clashes).toMatchObject([{ cell: 'shares', take: { shares: [shares[0]!] } }])
  })
})
