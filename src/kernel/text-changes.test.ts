import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeCounts, type Piece, textChanges } from './text-changes.ts'

const told = (pieces: readonly Piece[]) =>
  pieces.map(({ what, text }) => `${what === 'same' ? '=' : what === 'added' ? '+' : '-'}${text}`)

describe('what became of a text, word by word', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', '', '', []],
    ['the same', 'خوشه در کرج است.', 'خوشه در کرج است.', ['=خوشه در کرج است.']],
    ['all new', '', 'خوشه در کرج است.', ['+خوشه در کرج است.']],
    ['all gone', 'خوشه در کرج است.', '', ['-خوشه در کرج است.']],
    ['a figure corrected', '۶۰ واحد دارد.', '۶۴ واحد دارد.', ['-۶۰', '+۶۴', '=واحد دارد.']],
    [
      'words put in',
      'بازار در استان است',
      'بازار بیشتر در استان تهران است',
      ['=بازار', '+بیشتر', '=در استان', '+تهران', '=است'],
    ],
    [
      'a replacement in the middle',
      'از درون استان می‌آید',
      'از بیرون کشور می‌آید',
      ['=از', '-درون استان', '+بیرون کشور', '=می‌آید'],
    ],
    ['a new paragraph', 'یک دو', 'یک\nدو', ['=یک', '+\n', '=دو']],
    ['a half-space is part of its word', 'می شود', 'می‌شود', ['-می شود', '+می‌شود']],
    ['twice the same word', 'نخ نخ نخ', 'نخ نخ', ['=نخ نخ', '-نخ']],
  ])('%s', (_, before, after, pieces) => {
    expect(told(textChanges(before, after))).toEqual(pieces)
  })

  test('counts words, not line ends', () => {
    expect(changeCounts(textChanges('یک دو سه', 'یک\nچهار پنج شش سه'))).toEqual({ added: 3, removed: 1 })
  })

  test('both editions can be read back from the pieces', () => {
    const word = fc.constantFrom('الف', 'ب', 'پ', 'می‌رود', '۱۲')
    const text = fc.array(
      fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(text, text, (old, now) => {
        const [before, after] = [old.join('\n'), now.join('\n')]
        const pieces = textChanges(before, after)
        const bare = (all: string) => all.match(/\S+/g) ?? []
        const side = (not: Piece['what']) =>
          bare(
            pieces
              .filter(({ what }) => what !== not)
              .map((one) => one.text)
              .join(' '),
          )
        expect(side('added')).toEqual(bare(before))
        expect(side('removed')).toEqual(bare(after))
      }),
    )
  })

  test('two long texts that share nothing are compared by paragraph, quickly', () => {
    const long = (letter: string) => `${letter} `.repeat(4_900)
    const before = performance.now()
    const pieces = textChanges(`${long('الف')}\nهمان`, `${long('ب')}\nهمان`)
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(pieces.map((one) => one.what)).toEqual(['removed', 'added', 'same'])
  })
})
