import { expect, test } from 'vitest'
import { readMoney } from './money-lines.rules.ts'
import { sourceCode, typeCode } from './plans.catalogue.ts'

const company = { fundingSource: 'company', cash: '100', inKind: '20', nonMoney: null, nonMoneyUnit: null }
const bank = { fundingSource: 'bank', cash: '7', inKind: '0', nonMoney: '12.5', nonMoneyUnit: 'نفر-روز' }
const nothing = { nonMoney: null, nonMoneyUnit: null }

test.each<[string, Record<string, string>[], object[], string[]]>([
  ['says nothing of money', [{ title: 'الف' }], [company, bank], ['same']],
  [
    'says what stands, by name and in Persian digits',
    [{ source: 'شرکت شهرک‌های صنعتی استان', cash: '۱۰۰', inKind: '۲۰' }],
    [company, bank],
    ['same'],
  ],
  [
    'changes one source; what it leaves empty stays, and so do the others',
    [{ source: 'company', cash: '150' }],
    [{ ...company, cash: '150' }, bank],
    ['differs'],
  ],
  [
    'adds a source',
    [{ source: 'ذی‌نفعان خوشه', inKind: '9' }],
    [company, bank, { fundingSource: 'stakeholders', cash: '0', inKind: '9', ...nothing }],
    ['differs'],
  ],
  [
    'two lines, one a source',
    [
      { source: 'company', cash: '100' },
      { source: 'bank', nonMoney: '14' },
    ],
    [company, { ...bank, nonMoney: '14' }],
    ['same', 'differs'],
  ],
  ['an amount without its source', [{ cash: '5' }], [company, bank], ['source plans.cellEmpty']],
  ['a new source without an amount', [{ source: 'other' }], [company, bank], ['cash plans.cellEmpty']],
  [
    'one source twice',
    [
      { source: 'company', cash: '1' },
      { source: 'company', cash: '2' },
    ],
    [{ ...company, cash: '1' }, bank],
    ['differs', 'source plans.shareTwice'],
  ],
  ['what is no rial', [{ source: 'company', cash: 'صد' }], [company, bank], ['cash plans.cellNotRial']],
  [
    'help that is no money without its unit',
    [{ source: 'company', nonMoney: '3' }],
    [company, bank],
    ['nonMoneyUnit plans.cellEmpty'],
  ],
])('a file that %s', (_name, lines, shares, said) => {
  const read = readMoney('1', lines, [company, bank], { typeCode, sourceCode })
  expect(read.shares).toEqual(shares)
  expect(
    read.lines.map(({ problems, differs }) =>
      problems.length > 0 ? problems.map((one) => `${one.column} ${one.code}`).join() : differs ? 'differs' : 'same',
    ),
  ).toEqual(said)
})
