import type { writePoints } from '../../../modules/diagnosis/index.ts'

type PointKind = Parameters<typeof writePoints>[2]['points'][number]['kind']

/**
 * The diagnostic study of the plastic cluster of Alborz, looked at again before its third year. No document holds it: every sentence and
 * every figure is an example and marked as one.
 */
export const firstText: Readonly<Record<string, string>> = {
  summary:
    'خوشه پلاستیک البرز نزدیک به دویست واحد کوچک دارد که بیشتر آن‌ها ظرف، فیلم و قطعه می‌سازند. گره نخست آن خرید پراکنده مواد اولیه است و گره دوم، فروش بی‌نام به چند واسطه.',
  geography:
    'واحدهای خوشه در کرج، ساوجبلاغ و نظرآباد و بیشتر در چهار شهرک صنعتی جای دارند. نخستین کارگاه‌ها در دهه ۱۳۵۰ کنار جاده قدیم کرج پا گرفتند و پس از جابه‌جایی صنایع تهران شمارشان فزونی یافت.',
  production:
    'مواد اولیه از پتروشیمی‌های جنوب و از بورس کالا می‌آید. واحدها بیشتر تزریق و دمش دارند و میانگین ظرفیت به‌کاررفته نزدیک به ۶۰ درصد است.',
  environment: 'بهای مواد اولیه با نرخ ارز بالا و پایین می‌رود. رقیبان اصلی در استان‌های تهران و قم هستند.',
  linkages: 'واحدها قالب را از تهران می‌خرند. دو اتحادیه صنفی فعال است و خرید مشترک تا امروز موردی بوده است.',
  actors:
    'هیئت مدیره اتحادیه، مدیر تعاونی تأمین نیاز و سه صاحب واحد بزرگ‌تر شنیده می‌شوند. مجریان آینده، شرکت تعاونی و کنسرسیوم صادراتی هستند.',
  support:
    'شرکت شهرک‌های صنعتی دوره و تور را کمک می‌کند، دانشگاه آزاد کرج آزمایشگاه دارد و بانک‌های استان سرمایه در گردش می‌دهند.',
  limits: 'سرمایه در گردش کم است، قالب‌سازی محلی نیست و مدیران وقت کمی برای کار جمعی دارند.',
  potentials: 'ظرفیت خالی تزریق، نزدیکی به بازار تهران و دانشگاه با رشته پلیمر.',
  strengthsWeaknesses:
    'قوت خوشه در تنوع فرآورده و کارگر ماهر است. ضعف آن خرید پراکنده، نداشتن نام تجاری و نبود آزمایشگاه مورد پذیرش خریدار است.',
  leverage: 'اگر خرید مواد اولیه یکجا شود، بیشتر واحدها زودتر از هر کار دیگری سود آن را می‌بینند و به هم نزدیک می‌شوند.',
  aspirations: 'ذی‌نفعان می‌خواهند تا پایان پروژه با نامی مشترک صادر کنند و برای دو صنعت بزرگ استان قطعه بسازند.',
  baseline: 'شمار واحدها، شاغلان و صادرات در سال ۱۳۹۳ از اتحادیه گرفته شده است.',
}

/** What the second edition says otherwise. */
export const secondText: Readonly<Record<string, string>> = {
  production:
    'مواد اولیه از پتروشیمی‌های جنوب و از بورس کالا می‌آید و نیمی از آن از واسطه خریده می‌شود. واحدها بیشتر تزریق و دمش دارند و میانگین ظرفیت به‌کاررفته در ۴۲ واحد بازدیدشده ۵۴ درصد است.',
  environment:
    'بهای مواد اولیه با نرخ ارز بالا و پایین می‌رود. رقیبان اصلی در استان‌های تهران و قم هستند و واردات ارزان از دو کشور همسایه نیز فشار می‌آورد.\nدر بازار جهانی، خریدار گواهی آزمون و تحویل به‌هنگام می‌خواهد.',
  baseline:
    'شمار واحدها، شاغلان و صادرات در پایان سال ۱۳۹۳ از فهرست اتحادیه و اظهارنامه گمرک گرفته شده و با تاریخ و منبع در شاخص‌های خوشه ثبت است.',
}

/** The supervisor's remarks on the first edition, with what the agent said to each. */
export const remarks: readonly {
  section: string
  text: string
  how: 'answered' | 'taken'
  answer: string
}[] = [
  {
    section: 'production',
    text: 'ظرفیت به‌کاررفته از کجا آمده است؟ شمار واحدهای بازدیدشده و سهم واسطه در خرید مواد نوشته شود.',
    how: 'taken',
    answer: 'از بازدید ۴۲ واحد؛ عدد و سهم واسطه در ویرایش بعدی می‌آید.',
  },
  {
    section: 'environment',
    text: 'محیط جهانی و واردات دیده نشده است.',
    how: 'taken',
    answer: 'افزوده می‌شود.',
  },
  {
    section: 'actors',
    text: 'چرا نماینده خریداران بزرگ در میان تصمیم‌گیران نیست؟',
    how: 'answered',
    answer: 'با دو خریدار گفت‌وگو شد؛ تا پس از بستن نخستین قرارداد پیمانکاری نماینده معرفی نمی‌کنند.',
  },
  {
    section: 'baseline',
    text: 'روز و سند هر عدد نوشته شود.',
    how: 'taken',
    answer: 'در شاخص‌های خوشه ثبت و همین‌جا نوشته می‌شود.',
  },
]

export interface DemoPoint {
  key: string
  kind: PointKind
  text: string
  weight?: number
  evidence?: string
  from?: string[]
}

export const firstPoints: readonly DemoPoint[] = [
  { key: 's1', kind: 'strength', text: 'کارگر ماهر تزریق و دمش', weight: 4 },
  { key: 's2', kind: 'strength', text: 'تنوع فرآورده در یک منطقه', weight: 3 },
  { key: 'w1', kind: 'weakness', text: 'خرید پراکنده مواد اولیه', weight: 5 },
  { key: 'w2', kind: 'weakness', text: 'نداشتن نام تجاری', weight: 4 },
  { key: 'w3', kind: 'weakness', text: 'نبود قالب‌سازی محلی', weight: 2 },
  { key: 'o1', kind: 'opportunity', text: 'بازار کشورهای همسایه', weight: 4 },
  { key: 'o2', kind: 'opportunity', text: 'صنایع بزرگ استان که قطعه از بیرون می‌خرند', weight: 4 },
  { key: 't1', kind: 'threat', text: 'نوسان نرخ ارز و بهای مواد', weight: 5 },
  {
    key: 'p1',
    kind: 'pressure',
    text: 'خرید یکجای مواد اولیه',
    weight: 5,
    evidence: 'گفت‌وگو با ۳۰ صاحب واحد؛ بهای خرید خرد تا ۱۲ درصد بالاتر است.',
    from: ['w1', 't1'],
  },
  {
    key: 'p2',
    kind: 'pressure',
    text: 'نام تجاری و صادرات مشترک',
    weight: 4,
    evidence: 'دو سفارش صادراتی که به سبب کمی حجم پذیرفته نشد.',
    from: ['w2', 'o1'],
  },
]

/** Added in the second edition. */
export const morePoints: readonly DemoPoint[] = [
  { key: 't2', kind: 'threat', text: 'واردات ارزان از کشورهای همسایه', weight: 3 },
  {
    key: 'p3',
    kind: 'pressure',
    text: 'پیوند واحدها با صنایع بزرگ و دانشگاه',
    weight: 4,
    evidence: 'نیاز قطعه سه صنعت بزرگ که در استان ساخته نمی‌شود.',
    from: ['s1', 'o2'],
  },
]

/** Which pressure points the plan's strategies answer, in their order. */
export const answered: readonly string[][] = [['p1'], ['p2'], ['p3']]
