/**
 * A plan year of Lorestan's stone cluster. D4 says no more than that the cluster is being developed: every activity, weight, date, person and
 * percentage here is an example and is marked so. It is told so that a figure of last Mehr and today's differ for each reason there is.
 */
export const stoneStrategies = ['تأمین و بهره‌وری', 'بازار', 'محیط و پسماند'] as const

export const stoneActivities: readonly {
  code: string
  strategy: 0 | 1 | 2
  title: string
  type: string
  weight: string
  /** Weight since the version of Dey. */
  later: string
  start: string
  finish: string
  unit?: string
  target?: string
}[] = [
  {
    code: '۱-۱',
    strategy: 0,
    title: 'شناسایی و گروه‌بندی معدن‌ها و سنگ‌بری‌ها',
    type: 'market_study',
    weight: '20',
    later: '20',
    start: '1395/02/15',
    finish: '1395/05/31',
  },
  {
    code: '۱-۲',
    strategy: 0,
    title: 'خرید مشترک الماسه و سیم‌برش',
    type: 'joint_purchase',
    weight: '20',
    later: '20',
    start: '1395/04/01',
    finish: '1395/08/30',
  },
  {
    code: '۱-۳',
    strategy: 0,
    title: 'دوره ایمنی و فرآوری برای سنگ‌بران',
    type: 'training_course',
    weight: '15',
    later: '15',
    start: '1395/05/01',
    finish: '1395/11/30',
    unit: 'نفر',
    target: '60',
  },
  {
    code: '۲-۱',
    strategy: 1,
    title: 'غرفه مشترک در نمایشگاه سنگ',
    type: 'domestic_exhibition',
    weight: '20',
    later: '15',
    start: '1395/06/15',
    finish: '1395/07/30',
  },
  {
    code: '۳-۱',
    strategy: 2,
    title: 'کارگاه مشترک بازیافت لجن و خرده‌سنگ',
    type: 'common_facility',
    weight: '25',
    later: '30',
    start: '1395/07/01',
    finish: '1395/12/15',
  },
]

/** Claims in the order of their entry: `on` the day of the work, `entered` when it was typed, where that was later. */
export const stoneClaims: readonly {
  code: string
  on: string
  entered?: string
  value: string
  result: string
  reason?: string
  verified: string
  approved?: string
}[] = [
  {
    code: '۱-۱',
    on: '1395/04/20',
    value: '60',
    result: 'از ۴۸ سنگ‌بری نشانی و ظرفیت گرفته شد.',
    verified: '1395/04/23',
    approved: '1395/04/27',
  },
  {
    code: '۱-۱',
    on: '1395/06/20',
    value: '100',
    result: 'فهرست معدن‌ها و سنگ‌بری‌ها کامل و گروه‌بندی شد.',
    verified: '1395/06/24',
    approved: '1395/06/28',
  },
  {
    code: '۱-۲',
    on: '1395/07/05',
    value: '40',
    result: 'نخستین خرید مشترک الماسه انجام شد.',
    verified: '1395/07/08',
    approved: '1395/07/12',
  },
  {
    code: '۲-۱',
    on: '1395/07/27',
    value: '100',
    result: 'غرفه مشترک با نُه واحد برپا شد.',
    verified: '1395/08/04',
    approved: '1395/08/10',
  },
  {
    code: '۱-۳',
    on: '1395/07/25',
    entered: '1395/08/15',
    value: '24',
    result: 'دوره نخست با ۲۴ نفر؛ فهرست حاضران دیر رسید.',
    verified: '1395/08/19',
    approved: '1395/08/22',
  },
  {
    code: '۱-۲',
    on: '1395/07/05',
    entered: '1395/09/10',
    value: '30',
    result: 'سیاهه خرید دوباره شمرده شد.',
    reason: 'یک رسید دوبار شمرده شده بود.',
    verified: '1395/09/14',
    approved: '1395/09/18',
  },
  {
    code: '۳-۱',
    on: '1395/09/30',
    value: '40',
    result: 'جای کارگاه اجاره و فونداسیون ریخته شد.',
    verified: '1395/10/03',
    approved: '1395/10/06',
  },
  {
    code: '۱-۳',
    on: '1395/10/18',
    value: '48',
    result: 'دوره دوم با ۲۴ نفر برگزار شد.',
    verified: '1395/10/21',
    approved: '1395/10/24',
  },
  {
    code: '۳-۱',
    on: '1395/11/10',
    value: '55',
    result: 'سازه کارگاه سقف خورد.',
    verified: '1395/11/13',
  },
]
