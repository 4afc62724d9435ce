import { describe, expect, test } from 'vitest'
import { proposedPhases, scoreWeights } from './agency.bylaw.ts'
import type { GivenScore } from './agency.tables.ts'
import { scoreBids } from './score.rules.ts'

const given = (code: GivenScore['code'], score: string): GivenScore => ({ code, score, by: null, at: '2016-01-01' })
const bid = (id: string, price: string, interview?: string, documents?: string) => ({
  id,
  price,
  scores: [
    ...(interview === undefined ? [] : [given('technical_interview', interview)]),
    ...(documents === undefined ? [] : [given('documents', documents)]),
  ],
})
const told = (bids: ReturnType<typeof bid>[]) =>
  scoreBids(bids, scoreWeights).map(({ id, total, place, tied }) => `${id} ${total} ${place} ${tied}`)

describe('the score of a bid', () => {
  test('interview 50, documents 30, price 20: the lowest price scores 100', () => {
    // 80×50 + 70×30 + 100×20 = 81 hundreds; 90×50 + 60×30 + (800÷1000×100=80)×20 = 79
    expect(told([bid('a', '800', '80', '70'), bid('b', '1000', '90', '60')])).toEqual(['a 81 1 false', 'b 79 2 false'])
  })

  test('explains itself part by part', () => {
    const [, second] = scoreBids([bid('a', '800', '80', '70'), bid('b', '1000', '90', '60')], scoreWeights)
    expect(second!.parts.map(({ code, score, points }) => [code, score, points])).toEqual([
      ['technical_interview', '90', '45'],
      ['documents', '60', '18'],
      ['price', '80', '16'],
    ])
  })

  test('equal totals share a place and are shown as a tie', () => {
    expect(told([bid('a', '500', '60', '60'), bid('b', '500', '60', '60'), bid('c', '500', '10', '10')])).toEqual([
      'a 68 1 true',
      'b 68 1 true',
      'c 28 3 false',
    ])
  })

  test('without both scores there is no total and no place', () => {
    expect(told([bid('a', '500', '60'), bid('b', '500', '60', '60')])).toEqual(['a null null false', 'b 68 1 false'])
  })

  test('a score given again counts, the first stays', () => {
    const again = {
      ...bid('a', '500', '60', '60'),
      scores: [...bid('a', '500', '60', '60').scores, given('documents', '80')],
    }
    expect(scoreBids([again], scoreWeights)[0]!.total).toBe('74')
    expect(again.scores).toHaveLength(3)
  })

  test('a quotient that does not end is cut at twenty places', () => {
    const [, third] = scoreBids([bid('a', '1', '0', '0'), bid('b', '3', '0', '0')], scoreWeights)
    expect(third!.parts[2]!.score).toBe('33.33333333333333333333')
  })
})

test('phases proposed for a contract total 100 in whole percents, from any stage on', () => {
  // from the diagnosis: 14 10 18 18 16 7 5 of 88
  expect(proposedPhases().map(({ weight }) => weight)).toEqual(['16', '11', '21', '20', '18', '8', '6'])
  for (const from of ['identified', 'implementation_y2', 'handed_over'])
    expect(proposedPhases(from).reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(100)
})
