import type { PaperValues } from '../../../kernel/manifest.ts'
import type { PaperKind, PaperLocale } from './kinds.ts'

/** What stands in a preview for a field, by the end of its name; the first that fits. Plainly examples, no facts of any office. */
const endings: readonly (readonly [RegExp, Record<PaperLocale, string>])[] = [
  [/^verify_code$/, { fa: 'XXXXX-XXXXX', en: 'XXXXX-XXXXX' }],
  [/^organisation_name$/, { fa: 'شرکت شهرک‌های صنعتی استان نمونه', en: 'Example parks company' }],
  [/^slogan$/, { fa: 'شعار سال', en: 'Slogan of the year' }],
  [/^letter_number$|previous_letter_number$/, { fa: '۱۳۹۵/ص/۰۱۲', en: '1395/S/012' }],
  [/^attachments_note$/, { fa: 'ندارد', en: 'none' }],
  [/_link$/, { fa: 'https://khoosheh.example/check', en: 'https://khoosheh.example/check' }],
  [
    /(_date|^deadline|_deadline|term_start|term_end|course_start|course_end|signed_at|_dates)$/,
    { fa: '۲۵ بهمن ۱۳۹۵', en: '25 Bahman 1395' },
  ],
  [/_weekday$/, { fa: 'دوشنبه', en: 'Monday' }],
  [/_time$/, { fa: '۱۰:۳۰', en: '10:30' }],
  [/(amount|price_\w+|capital_rial|instalment_total|discount_amount)$/, { fa: '۱۲۵٬۰۰۰٬۰۰۰', en: '125,000,000' }],
  [/(percent|progress|elapsed|weight|planned|approved|score|median)$/, { fa: '۳۷٫۵', en: '37.5' }],
  [/(number|count|_voting|hours|months|rank|weeks|severity|area_m2|minutes_planned)$/, { fa: '۷', en: '7' }],
  [/recipient_title$/, { fa: 'جناب آقای', en: 'Mr' }],
  [
    /(^name|_name|_names|presenter|representative|chair|secretary|director|promoter|holder)$/,
    { fa: 'نام نمونه', en: 'Example Name' },
  ],
  [/post$/, { fa: 'مدیرعامل', en: 'managing director' }],
  [/attendance$/, { fa: 'حاضر', en: 'present' }],
  [/(institution|responsible_body)$/, { fa: 'بانک نمونه', en: 'Example bank' }],
  [/copies$/, { fa: 'دبیرخانه شورا', en: 'the council’s secretariat' }],
  [
    /(text|summary|line|sentence|evidence|explanation|effect)$/,
    {
      fa: 'این متن نمونه است تا درازای سطرها و نیم‌فاصله‌ها دیده شود؛ در نامه واقعی متن پرونده اینجا می‌نشیند.',
      en: 'This text is an example, so that the length of lines can be seen; in a real letter the text of the record stands here.',
    },
  ],
  [/title$/, { fa: 'عنوان نمونه', en: 'Example title' }],
]

const exampleOf = (name: string, locale: PaperLocale): string =>
  endings.find(([ending]) => ending.test(name))?.[1][locale] ?? (locale === 'fa' ? 'نمونه' : 'example')

/** A value for each field and two rows for each list, so that a template can be seen before a letter is made of it. */
export function exampleValues(kind: PaperKind, locale: PaperLocale): PaperValues {
  const digit = (at: number) => (locale === 'fa' ? '۱۲'[at]! : '12'[at]!)
  const row = (fields: ReadonlySet<string>, at: number) =>
    Object.fromEntries(
      [...fields].map((name) => [name, /(number|rank)$/.test(name) ? digit(at) : exampleOf(name, locale)]),
    )
  return {
    ...Object.fromEntries([...kind.fields].map((name) => [name, exampleOf(name, locale)])),
    ...Object.fromEntries([...kind.lists].map(([name, fields]) => [name, [row(fields, 0), row(fields, 1)]])),
  }
}
