import { describe, expect, test } from 'vitest'
import { compareVersions, type FieldName, fieldNames, type VersionActivity } from './versions.rules.ts'

const activity = (itemId: string, weight: string, more: Partial<Record<FieldName, string | null>> = {}) => {
  const bare = Object.fromEntries(fieldNames.map((field) => [field, null])) as Record<FieldName, string | null>
  const fields = { ...bare, code: itemId, title: `فعالیت ${itemId}`, weight, ...more }
  return { itemId, code: fields.code!, title: fields.title!, fields } satisfies VersionActivity
}
const told = (before: VersionActivity[], after: VersionActivity[]) =>
  compareVersions(before, after).activities.map(({ what, code, fields }) => [
    what,
    code,
    ...fields.map(({ field, before: was, after: is }) => `${field}: ${was ?? '—'} → ${is ?? '—'}`),
  ])

describe('what changed between two versions', () => {
  const two = [activity('1', '60'), activity('2', '40')]
  test.each<[string, VersionActivity[], VersionActivity[], string[][]]>([
    ['nothing', two, two, []],
    ['a weight written otherwise is the same', two, [activity('1', '60.00'), activity('2', '40')], []],
    ['an empty text is nothing written', two, [activity('1', '60', { executor: '' }), activity('2', '40')], []],
    [
      'weights shifted',
      two,
      [activity('1', '55.5'), activity('2', '44.5')],
      [
        ['changed', '1', 'weight: 60 → 55.5'],
        ['changed', '2', 'weight: 40 → 44.5'],
      ],
    ],
    [
      'a date moved and an executor named',
      [activity('1', '100', { start: '2016-03-20', finish: '2016-09-01' })],
      [activity('1', '100', { start: '2016-03-20', finish: '2016-12-01', executor: 'اتحادیه' })],
      [['changed', '1', 'finish: 2016-09-01 → 2016-12-01', 'executor: — → اتحادیه']],
    ],
    [
      'a row renamed keeps its identity',
      two,
      [activity('1', '60', { code: '1-1', title: 'نام تازه' }), activity('2', '40')],
      [['changed', '1-1', 'code: 1 → 1-1', 'title: فعالیت 1 → نام تازه']],
    ],
    [
      'one came, one went',
      two,
      [activity('1', '60'), activity('3', '40')],
      [
        ['added', '3', 'code: — → 3', 'title: — → فعالیت 3', 'weight: — → 40'],
        ['removed', '2', 'code: 2 → —', 'title: فعالیت 2 → —', 'weight: 40 → —'],
      ],
    ],
    [
      'only the one that moved has moved',
      [activity('1', '30'), activity('2', '30'), activity('3', '40')],
      [activity('3', '40'), activity('1', '30'), activity('2', '30')],
      [['moved', '3']],
    ],
    [
      'what came first pushes nobody',
      two,
      [activity('0', '10'), ...two],
      [['added', '0', 'code: — → 0', 'title: — → فعالیت 0', 'weight: — → 10']],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected)
  })

  test('counts what stayed and sums the weights exactly', () => {
    const before = [activity('1', '0.1'), activity('2', '0.2'), activity('3', '99.7')]
    const after = [activity('1', '0.1'), activity('3', '99.8')]
    expect(compareVersions(before, after)).toMatchObject({ same: 1, weight: { before: '100', after: '99.9' } })
    expect(compareVersions([], [])).toEqual({ activities: [], same: 0, weight: { before: '0', after: '0' } })
  })
})
