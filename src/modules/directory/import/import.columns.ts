import { foldKey } from '../../../kernel/fa/index.ts'

/** The columns of the units' table: what goes out comes in again. `reason` is written beside refused rows and never read. */
export const columns = [
  { key: 'id', fa: 'شناسه در خوشه', en: 'Khoosheh id', width: 38 },
  { key: 'name', fa: 'نام واحد', en: 'Unit name', width: 30 },
  { key: 'nationalIdentifier', fa: 'شناسه ملی', en: 'National identifier', width: 16 },
  { key: 'industrialIdentifier', fa: 'شناسه صنعتی', en: 'Industrial identifier', width: 16 },
  { key: 'trackingCode', fa: 'کد رهگیری', en: 'Tracking code', width: 16 },
  { key: 'province', fa: 'استان', en: 'Province', width: 18 },
  { key: 'county', fa: 'شهرستان', en: 'County', width: 18 },
  { key: 'isic', fa: 'کد آیسیک', en: 'ISIC code', width: 12 },
  { key: 'park', fa: 'شهرک یا ناحیه صنعتی', en: 'Park', width: 24 },
  { key: 'state', fa: 'وضعیت واحد', en: 'Unit state', width: 14 },
  { key: 'jobs', fa: 'اشتغال', en: 'Employment', width: 10 },
  { key: 'capacity', fa: 'ظرفیت اسمی', en: 'Nominal capacity', width: 14 },
  { key: 'measure', fa: 'واحد ظرفیت', en: 'Capacity measure', width: 14 },
  { key: 'product', fa: 'محصول', en: 'Product', width: 20 },
  { key: 'permit', fa: 'شماره پروانه بهره‌برداری', en: 'Operating permit', width: 20 },
  { key: 'permitUntil', fa: 'اعتبار پروانه تا', en: 'Permit valid until', width: 16 },
  { key: 'factsFrom', fa: 'تاریخ اطلاعات', en: 'Facts as of', width: 14 },
  { key: 'source', fa: 'منبع', en: 'Source', width: 24 },
] as const
export type ColumnKey = (typeof columns)[number]['key']
export const reasonColumn = { fa: 'علت', en: 'Reason', width: 60 } as const

/** States as people write them in a cell; the first of each is what goes out. */
export const stateNames = {
  planned: ['در دست احداث', 'planned'],
  active: ['فعال', 'active'],
  semiStagnant: ['نیمه‌راکد', 'نیمه فعال', 'semi-stagnant'],
  stagnant: ['راکد', 'تعطیل', 'stagnant'],
} as const

/** Cells of one row by column; empty ones are left out. */
export type Cells = Partial<Record<ColumnKey, string>>

/** Other headings under which offices keep the same column. Folded before they are compared, so spelling and spaces do not matter. */
const synonyms: Partial<Record<ColumnKey, readonly string[]>> = {
  name: [
    'نام',
    'نام واحد صنعتی',
    'نام واحد تولیدی',
    'نام شرکت',
    'نام کارخانه',
    'عنوان واحد',
    'نام کارگاه',
    'واحد صنعتی',
    'نام بنگاه',
    'Name',
  ],
  nationalIdentifier: ['شناسه ملی شرکت', 'شناسه ملی واحد', 'شناسه حقوقی', 'شناسه ملی شخص حقوقی', 'National ID'],
  industrialIdentifier: ['کد صنعتی', 'شناسه صنعتی واحد', 'شناسه واحد صنعتی', 'Industrial ID'],
  trackingCode: ['شماره رهگیری', 'کد پیگیری', 'شماره پیگیری', 'کد رهگیری بهین یاب'],
  province: ['نام استان'],
  county: ['نام شهرستان', 'شهر'],
  isic: ['آیسیک', 'کد ISIC', 'ISIC', 'کد آیسیک فعالیت', 'کد فعالیت', 'کد رشته فعالیت', 'کد آیسیک چهار رقمی'],
  park: [
    'شهرک صنعتی',
    'نام شهرک',
    'ناحیه صنعتی',
    'شهرک',
    'نام شهرک صنعتی',
    'شهرک یا ناحیه',
    'محل استقرار',
    'شهرک/ناحیه صنعتی',
    'Industrial park',
  ],
  state: ['وضعیت', 'وضعیت فعالیت', 'وضعیت تولید', 'وضعیت بهره‌برداری', 'وضعیت فعلی', 'State', 'Status'],
  jobs: [
    'تعداد شاغلان',
    'تعداد شاغلین',
    'تعداد کارکنان',
    'تعداد پرسنل',
    'اشتغال فعلی',
    'اشتغال (نفر)',
    'شاغلین',
    'شاغلان',
    'کارکنان',
    'نفر',
    'Jobs',
  ],
  capacity: ['ظرفیت', 'ظرفیت سالانه', 'ظرفیت تولید', 'ظرفیت پروانه', 'میزان ظرفیت', 'Capacity'],
  measure: ['واحد سنجش', 'واحد اندازه‌گیری', 'واحد سنجش ظرفیت', 'Measure'],
  product: ['نام محصول', 'محصولات', 'محصول اصلی', 'نوع محصول', 'عنوان محصول'],
  permit: ['پروانه بهره‌برداری', 'شماره پروانه', 'شماره مجوز', 'پروانه بهره‌برداری شماره'],
  permitUntil: [
    'تاریخ اعتبار پروانه',
    'اعتبار تا',
    'تاریخ اعتبار',
    'پایان اعتبار',
    'تاریخ انقضا',
    'پروانه بهره‌برداری اعتبار تا',
  ],
  factsFrom: ['تاریخ آمار', 'تاریخ به‌روزرسانی', 'تاریخ بازدید', 'تاریخ', 'آخرین به‌روزرسانی', 'As of'],
  source: ['منبع اطلاعات', 'مأخذ', 'Source of data'],
}

const keyByHeading = new Map<string, ColumnKey>()
for (const { key, fa, en } of columns)
  for (const heading of [fa, en, ...(synonyms[key] ?? [])]) keyByHeading.set(foldKey(heading), key)

/** The column that a heading names, or null. What stands in brackets («اشتغال (نفر)») explains and does not count. */
export const columnOfHeading = (title: string): ColumnKey | null =>
  keyByHeading.get(foldKey(title)) ?? keyByHeading.get(foldKey(title.replace(/[(（[].*?[)）\]]/g, ' '))) ?? null

/** Columns that only go out: the reason beside a refused row. */
export const isReasonHeading = (title: string): boolean =>
  [reasonColumn.fa, reasonColumn.en, 'علت رد', 'علت'].some((one) => foldKey(one) === foldKey(title))
