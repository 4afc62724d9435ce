/** Example figures of the look's own mocks: eight activities of a second year. */
export const TODAY = '2017-02-04' // 16 Bahman 1395
export const FROM = '2016-03-20'
export const TO = '2017-03-19'

export interface Activity {
  id: string
  word: 'a1' | 'a2' | 'a3' | 'a4' | 'a5' | 'a6' | 'a7' | 'a8'
  group: 'strategy1' | 'strategy2' | 'strategy3'
  weight: number
  claimed: number
  verified: number
  approved: number
  noted: number
  planned: number
  start: string
  end: string
  critical?: boolean
  after?: string[]
}
const row = (
  id: string,
  word: Activity['word'],
  group: Activity['group'],
  weight: number,
  ink: number[],
  start: string,
  end: string,
  rest: Partial<Activity> = {},
): Activity => ({
  id,
  word,
  group,
  weight,
  start,
  end,
  claimed: ink[0]!,
  verified: ink[1]!,
  approved: ink[2]!,
  noted: ink[3]!,
  planned: ink[4]!,
  ...rest,
})
export const ACTIVITIES: Activity[] = [
  row('1-1', 'a1', 'strategy1', 18, [100, 100, 100, 100, 100], '2016-03-30', '2016-10-05'),
  row('1-2', 'a2', 'strategy1', 12, [70, 60, 60, 40, 80], '2016-10-07', '2017-03-05', {
    critical: true,
    after: ['1-1'],
  }),
  row('2-1', 'a3', 'strategy2', 16, [100, 100, 90, 75, 100], '2016-04-29', '2017-01-13'),
  row('2-2', 'a4', 'strategy2', 10, [80, 70, 70, 70, 100], '2016-08-17', '2017-01-03'),
  row('2-3', 'a5', 'strategy2', 8, [40, 40, 25, 25, 75], '2016-10-21', '2017-03-11'),
  row('3-1', 'a6', 'strategy3', 14, [60, 35, 35, 35, 70], '2016-09-06', '2017-03-19', { critical: true }),
  row('3-2', 'a7', 'strategy3', 10, [65, 50, 50, 30, 80], '2016-07-22', '2017-02-26'),
  row('3-3', 'a8', 'strategy3', 12, [90, 85, 85, 60, 90], '2016-05-19', '2017-03-03'),
]
const months = [
  '2016-03-20',
  '2016-04-20',
  '2016-05-21',
  '2016-06-21',
  '2016-07-22',
  '2016-08-22',
  '2016-09-22',
  '2016-10-22',
  '2016-11-21',
  '2016-12-21',
  '2017-01-20',
  TODAY,
]
const line = (values: number[]) => values.map((value, place) => ({ at: months[place]!, value }))
export const CURVE = {
  planned: [...line([0, 3, 8, 16, 25, 34, 44, 55, 66, 75, 83, 88.2]), { at: TO, value: 100 }],
  claimed: line([0, 0, 2, 6, 13, 22, 32, 46, 58, 69, 75.5, 79.3]),
  verified: line([0, 0, 1, 5, 11, 19, 28, 41, 53, 63.5, 68, 71.5]),
  approved: line([0, 0, 1, 4, 9.5, 17, 25.5, 38, 50, 61.5, 65.8, 68.7]),
  noted: [
    { at: '2016-08-07', value: 13.3 },
    { at: '2016-12-07', value: 58.9 },
  ],
  forecast: [
    { at: TODAY, value: 68.7 },
    { at: TO, value: 76.3 },
  ],
}
export const INK = { claimed: 79.3, verified: 71.5, approved: 68.7, noted: 58.9, planned: 88.2 }
