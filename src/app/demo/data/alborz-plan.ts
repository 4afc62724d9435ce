/**
 * The plan of the plastic cluster of Alborz as the demo shows it. Three activities of its second year stand in D0; every other activity,
 * all weights, dates and percentages are examples and are marked so.
 */
export const vision =
  'خوشه‌ای که مواد اولیه را یکجا می‌خرد، فرآورده خود را با نامی مشترک صادر می‌کند و برای صنایع بزرگ قطعه می‌سازد.'

export const strategies = ['تأمین پایدار مواد اولیه', 'بازار و صادرات', 'پیوند با صنایع بزرگ و دانشگاه'] as const

export interface DemoActivity {
  code: string
  strategy: 0 | 1 | 2
  title: string
  type: string
  weight: string
  start: string
  finish: string
  measure?: 'quantity'
  unit?: string
  target?: string
  executor?: string
  partner?: string
  result?: string
  after?: string[]
  cash?: string
  inKind?: string
  /** Help that is no money: how much of what. */
  nonMoney?: readonly [string, string]
  network?: string
  evidence?: string
  document?: 'D0'
}

/** Year one, 1394: taken over with what it reached at its end. */
export const firstYear: readonly (DemoActivity & { reached: string })[] = [
  {
    code: '۱-۱',
    strategy: 0,
    title: 'شناسایی مصرف مواد اولیه واحدهای عضو',
    type: 'market_study',
    weight: '20',
    start: '1394/01/20',
    finish: '1394/06/31',
    reached: '100',
  },
  {
    code: '۱-۲',
    strategy: 0,
    title: 'گفت‌وگو با مجتمع‌های پتروشیمی',
    type: 'joint_purchase',
    weight: '15',
    start: '1394/04/01',
    finish: '1394/10/30',
    reached: '90',
  },
  {
    code: '۲-۱',
    strategy: 1,
    title: 'تور صنعتی به یک خوشه پیشرو',
    type: 'industrial_tour',
    weight: '15',
    start: '1394/05/01',
    finish: '1394/07/30',
    reached: '100',
  },
  {
    code: '۲-۲',
    strategy: 1,
    title: 'آمادگی صادراتی ده واحد',
    type: 'consulting',
    weight: '20',
    start: '1394/06/01',
    finish: '1394/12/15',
    reached: '80',
  },
  {
    code: '۳-۱',
    strategy: 2,
    title: 'نشست‌های اعتمادسازی',
    type: 'trust_event',
    weight: '15',
    start: '1394/02/01',
    finish: '1394/12/15',
    reached: '100',
  },
  {
    code: '۳-۲',
    strategy: 2,
    title: 'دوره‌های مهارتی کارکنان',
    type: 'training_course',
    weight: '15',
    start: '1394/03/01',
    finish: '1394/12/15',
    reached: '85',
  },
]

/** Year two, 1395. */
export const secondYear: readonly DemoActivity[] = [
  {
    code: '۱-۱',
    strategy: 0,
    title: 'تشکیل شرکت تعاونی تأمین نیاز صنایع پایین‌دستی پتروشیمی',
    type: 'supply_cooperative',
    weight: '18',
    start: '1395/01/25',
    finish: '1395/07/15',
    executor: 'عامل توسعه',
    result: 'مواد اولیه آسان‌تر به دست پلاستیک‌سازان می‌رسد',
    network: 'شبکه تأمین مواد اولیه',
    evidence: 'آگهی ثبت شرکت تعاونی',
    cash: '900000000',
    inKind: '150000000',
    document: 'D0',
  },
  {
    code: '۱-۲',
    strategy: 0,
    title: 'برآورد نیاز اعضا به تفکیک گرید و نخستین خرید تجمیعی',
    type: 'joint_purchase',
    weight: '12',
    start: '1395/07/16',
    finish: '1395/12/20',
    after: ['۱-۱'],
    cash: '450000000',
  },
  {
    code: '۲-۱',
    strategy: 1,
    title: 'تشکیل کنسرسیوم صادراتی خوشه پلاستیک',
    type: 'export_consortium',
    weight: '16',
    start: '1395/02/15',
    finish: '1395/10/30',
    executor: 'عامل توسعه',
    result: 'افزایش صادرات',
    cash: '700000000',
    document: 'D0',
  },
  {
    code: '۲-۲',
    strategy: 1,
    title: 'حضور گروهی در نمایشگاه تخصصی',
    type: 'domestic_exhibition',
    weight: '10',
    start: '1395/06/01',
    finish: '1395/11/10',
    cash: '800000000',
  },
  {
    code: '۲-۳',
    strategy: 1,
    title: 'مطالعه دو بازار صادراتی هدف',
    type: 'market_study',
    weight: '8',
    start: '1395/08/01',
    finish: '1395/12/25',
    after: ['۲-۱'],
    cash: '300000000',
  },
  {
    code: '۳-۱',
    strategy: 2,
    title: 'آغاز به کار پروژه توسعه نظام پیمانکاری فرعی استان',
    type: 'subcontracting_match',
    weight: '14',
    start: '1395/06/15',
    finish: '1395/12/28',
    partner: 'صنایع بزرگ استان',
    cash: '500000000',
    document: 'D0',
  },
  {
    code: '۳-۲',
    strategy: 2,
    title: 'شناسایی نیازهای فناورانه واحدها با دانشگاه آزاد کرج',
    type: 'technology_need',
    weight: '10',
    start: '1395/05/01',
    finish: '1395/12/10',
    measure: 'quantity',
    unit: 'واحد بازدیدشده',
    target: '20',
    partner: 'دانشگاه آزاد اسلامی واحد کرج',
    inKind: '200000000',
    nonMoney: ['120', 'نفر-ساعت'],
  },
  {
    code: '۳-۳',
    strategy: 2,
    title: 'دوره‌های آموزشی مدیران و کارکنان واحدها',
    type: 'training_course',
    weight: '12',
    start: '1395/02/01',
    finish: '1395/12/05',
    cash: '350000000',
  },
]

export interface DemoClaim {
  code: string
  /** Day of the claim (also its as-of day). */
  on: string
  value: string
  result: string
  /** What the supervisor made of it, three days later; absent: not yet. */
  verify?: string | { value: string; reason: string } | { returned: string }
  /** What the expert made of it, six days later; absent: not yet. */
  approve?: string | { value: string; reason: string }
  evidence?: string[]
}

/** Claims of the second year in the order of their days. Sessions five and six note what is approved by then. */
export const claims: readonly DemoClaim[] = [
  {
    code: '۱-۱',
    on: '1395/03/10',
    value: '20',
    result: 'پیش‌نویس اساسنامه با سی واحد مرور شد.',
    verify: '20',
    approve: '20',
    evidence: ['فهرست واحدهای داوطلب'],
  },
  {
    code: '۳-۳',
    on: '1395/03/20',
    value: '15',
    result: 'نیازسنجی آموزشی انجام و سه دوره برنامه‌ریزی شد.',
    verify: '15',
    approve: '15',
    evidence: ['نیازسنجی آموزشی'],
  },
  {
    code: '۲-۱',
    on: '1395/04/10',
    value: '25',
    result: 'هفت واحد برای هم‌پیمانی اعلام آمادگی کردند.',
    verify: '20',
    approve: '20',
    evidence: ['صورت‌جلسه نشست هم‌پیمانان'],
  },
  {
    code: '۱-۱',
    on: '1395/05/05',
    value: '45',
    result: 'هیئت مؤسس برگزیده شد و مدارک ثبت آماده است.',
    verify: '45',
    approve: '45',
    evidence: ['صورت‌جلسه هیئت مؤسس'],
  },
  {
    code: '۳-۳',
    on: '1395/06/15',
    value: '40',
    result: 'دو دوره برای مدیران برگزار شد.',
    verify: '40',
    approve: '40',
    evidence: ['فهرست حاضران دوره‌ها'],
  },
  {
    code: '۲-۲',
    on: '1395/06/28',
    value: '30',
    result: 'غرفه گروهی ثبت‌نام شد.',
    verify: '30',
    approve: '30',
    evidence: ['رسید ثبت‌نام غرفه'],
  },
  {
    code: '۱-۱',
    on: '1395/07/12',
    value: '80',
    result: 'درخواست ثبت در اداره کل تعاون پذیرفته شد.',
    verify: '80',
    approve: '80',
    evidence: ['رسید درخواست ثبت'],
  },
  {
    code: '۳-۲',
    on: '1395/07/20',
    value: '6',
    result: 'از شش واحد بازدید و پرسش‌نامه تکمیل شد.',
    verify: '6',
    approve: '6',
    evidence: ['گزارش بازدیدها'],
  },
  {
    code: '۲-۱',
    on: '1395/07/25',
    value: '60',
    result: 'اساسنامه کنسرسیوم تصویب شد.',
    verify: '60',
    approve: '60',
    evidence: ['اساسنامه کنسرسیوم'],
  },
  {
    code: '۳-۱',
    on: '1395/08/05',
    value: '35',
    result: 'دبیرخانه پروژه آغاز به کار کرد.',
    verify: '35',
    approve: '35',
    evidence: ['حکم دبیرخانه'],
  },
  {
    code: '۱-۲',
    on: '1395/08/15',
    value: '20',
    result: 'پرسش‌نامه نیاز به تفکیک گرید فرستاده شد.',
    verify: '20',
    approve: '20',
    evidence: ['نمونه پرسش‌نامه'],
  },
  {
    code: '۳-۳',
    on: '1395/08/22',
    value: '65',
    result: 'چهار دوره برگزار شد.',
    verify: '60',
    approve: '60',
    evidence: ['فهرست حاضران دوره‌ها'],
  },
  {
    code: '۱-۱',
    on: '1395/08/28',
    value: '100',
    result: 'شرکت تعاونی ثبت شد و گشایش یافت.',
    verify: '100',
    approve: '100',
    evidence: ['آگهی ثبت شرکت', 'صورت‌جلسه گشایش'],
  },
  {
    code: '۲-۱',
    on: '1395/08/30',
    value: '80',
    result: 'کنسرسیوم تشکیل و مدیرعامل آن برگزیده شد.',
    verify: '80',
    approve: { value: '75', reason: 'گواهی ثبت هنوز پیوست نشده است.' },
    evidence: ['صورت‌جلسه تشکیل کنسرسیوم'],
  },
  {
    code: '۲-۳',
    on: '1395/09/02',
    value: '25',
    result: 'چارچوب مطالعه و فهرست بازارها آماده شد.',
    verify: '25',
    approve: '25',
    evidence: ['چارچوب مطالعه'],
  },
  {
    code: '۳-۲',
    on: '1395/09/05',
    value: '10',
    result: 'از ده واحد بازدید شد.',
    verify: '10',
    approve: '10',
    evidence: ['گزارش بازدیدها'],
  },
  {
    code: '۱-۲',
    on: '1395/10/08',
    value: '60',
    result: 'نیاز سی‌ودو واحد به تفکیک گرید جمع شد.',
    verify: '60',
    approve: '60',
    evidence: ['جدول نیاز اعضا'],
  },
  {
    code: '۳-۳',
    on: '1395/10/20',
    value: '85',
    result: 'شش دوره با ۲۱۲۰ نفر-ساعت برگزار شد.',
    verify: '85',
    approve: '85',
    evidence: ['فهرست حاضران دوره‌ها'],
  },
  {
    code: '۲-۱',
    on: '1395/11/02',
    value: '100',
    result: 'گواهی آمادگی صادراتی هفت عضو گرفته شد.',
    verify: '100',
    approve: { value: '90', reason: 'ده درصد پس از گواهی ثبت.' },
    evidence: ['گواهی‌های آمادگی صادراتی'],
  },
  {
    code: '۲-۲',
    on: '1395/11/03',
    value: '80',
    result: 'نمایشگاه برگزار شد؛ نه واحد غرفه داشتند.',
    verify: { value: '70', reason: 'گزارش فروش پس از نمایشگاه پیوست نیست.' },
    approve: '70',
    evidence: ['گزارش نمایشگاه'],
  },
  {
    code: '۳-۱',
    on: '1395/11/05',
    value: '60',
    result: 'با دو صنعت بزرگ نشست برگزار شد.',
    verify: { returned: 'صورت‌جلسه نشست با واحدهای بزرگ پیوست نشده؛ بدون آن تنها ۳۵٪ پذیرفتنی است.' },
    evidence: ['فراخوان نشست'],
  },
  {
    code: '۲-۳',
    on: '1395/11/08',
    value: '45',
    result: 'مطالعه بازار نخست پایان یافت.',
    verify: '40',
    evidence: ['گزارش بازار نخست'],
  },
  {
    code: '۳-۲',
    on: '1395/11/12',
    value: '14',
    result: 'در سه بازدید تازه، چهار نیاز فناورانه ثبت شد.',
    evidence: ['گزارش بازدیدها', 'فهرست نیازهای ثبت‌شده'],
  },
  {
    code: '۱-۲',
    on: '1395/11/13',
    value: '80',
    result: 'سفارش تجمیعی نخست به تعاونی داده شد.',
    evidence: ['پیش‌فاکتور خرید تجمیعی'],
  },
]

/** Year three, 1396: a draft whose weights do not total 100 yet, as drafts are. */
export const thirdYear: readonly DemoActivity[] = [
  {
    code: '۱-۱',
    strategy: 0,
    title: 'خرید تجمیعی فصلی با سه گرید',
    type: 'joint_purchase',
    weight: '20',
    start: '1396/01/20',
    finish: '1396/12/15',
  },
  {
    code: '۱-۲',
    strategy: 0,
    title: 'انبار مشترک مواد اولیه',
    type: 'joint_purchase',
    weight: '14.9',
    start: '1396/03/01',
    finish: '1396/10/30',
  },
  {
    code: '۲-۱',
    strategy: 1,
    title: 'نخستین صادرات مشترک کنسرسیوم',
    type: 'joint_sales',
    weight: '25',
    start: '1396/02/01',
    finish: '1396/12/20',
  },
  {
    code: '۲-۲',
    strategy: 1,
    title: 'نام تجاری مشترک خوشه',
    type: 'joint_brand',
    weight: '15',
    start: '1396/02/15',
    finish: '1396/09/30',
  },
  {
    code: '۳-۱',
    strategy: 2,
    title: 'ده قرارداد پیمانکاری فرعی',
    type: 'subcontracting_match',
    weight: '15',
    start: '1396/03/01',
    finish: '1396/12/20',
    measure: 'quantity',
    unit: 'قرارداد',
    target: '10',
  },
  {
    code: '۳-۲',
    strategy: 2,
    title: 'تشکیل شبکه فراگیر خوشه',
    type: 'umbrella_network',
    weight: '10',
    start: '1396/06/01',
    finish: '1396/12/25',
    after: ['۲-۱'],
  },
]

export interface DemoSpending {
  code: string
  on: string
  amount: string
  note: string
  source: string
}

export const spendings: readonly DemoSpending[] = [
  { code: '۱-۱', on: '1395/05/20', amount: '380000000', note: 'هزینه تشکیل و ثبت، بخش نخست', source: 'company' },
  { code: '۱-۱', on: '1395/08/29', amount: '470000000', note: 'هزینه تشکیل و ثبت، بخش دوم', source: 'company' },
  { code: '۲-۱', on: '1395/08/30', amount: '420000000', note: 'مشاور کنسرسیوم', source: 'company' },
  { code: '۳-۳', on: '1395/09/10', amount: '210000000', note: 'مدرسان چهار دوره', source: 'company' },
  { code: '۲-۲', on: '1395/11/04', amount: '690000000', note: 'غرفه گروهی و ساخت آن', source: 'company' },
]
