import { describe, expect, it } from 'vitest'
import { standing, together } from './conflict.rules.ts'

it.each([
  ['nobody changed it', 'الف', 'الف', 'الف', 'same'],
  ['both wrote the same', 'الف', 'ب', 'ب', 'same'],
  ['I alone', 'الف', 'ب', 'الف', 'mine'],
  ['they alone', 'الف', 'الف', 'ب', 'theirs'],
  ['each otherwise', 'الف', 'ب', 'پ', 'both'],
  ['they emptied what I changed', 'الف', 'ب', null, 'both'],
  ['nothing and empty are the same', null, undefined, null, 'same'],
  ['lists are compared by what stands in them', ['۱'], ['۱'], ['۱', '۲'], 'theirs'],
] as const)('%s', (_, was, mine, theirs, answer) => expect(standing(was, mine, theirs)).toBe(answer))

describe('both changes together', () => {
  const was = { subject: 'الف', due: '2017-02-01', number: '۱', reason: '' }
  const mine = { ...was, subject: 'ب', reason: 'درست شد' }
  const names = ['subject', 'due', 'number'] as const

  it('keeps each side’s own changes where they do not meet', () => {
    const theirs = { ...was, due: '2017-03-01' }
    expect(together(names, { was, mine, theirs }, {})).toEqual({ ...mine, due: '2017-03-01' })
  })

  it('waits for a choice where they meet, and takes the chosen side', () => {
    const theirs = { ...was, subject: 'پ', number: '۲' }
    expect(together(names, { was, mine, theirs }, {})).toBeNull()
    expect(together(names, { was, mine, theirs }, { subject: 'mine' })).toEqual({ ...mine, number: '۲' })
    expect(together(names, { was, mine, theirs }, { subject: 'theirs' })).toEqual({
      ...mine,
      subject: 'پ',
      number: '۲',
    })
  })

  it('a choice for a field that does not need one changes nothing', () => {
    const theirs = { ...was }
    expect(together(names, { was, mine, theirs }, { due: 'theirs', subject: 'theirs' })).toEqual(mine)
  })
})
