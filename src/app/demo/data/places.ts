/** Clusters of the documents outside Alborz' plastic, and what D4's committee resolved. Their words are ours, their facts the documents'. */
export interface DemoCluster {
  trade: string
  scope: 'industry' | 'production' | 'service' | 'agriculture' | 'art' | 'handicraft'
  /** Furthest stage that the document states. */
  stage?: string
}

/** D4: thirteen clusters identified; feasibility done for two, one of them in development. */
export const lorestanClusters: readonly DemoCluster[] = [
  { trade: 'طیور', scope: 'agriculture' },
  { trade: 'پرورش ماهی قزل‌آلا', scope: 'agriculture' },
  { trade: 'خوراک دام', scope: 'industry' },
  { trade: 'ورشو', scope: 'handicraft' },
  { trade: 'جاجیم و گلیم', scope: 'handicraft' },
  { trade: 'فرآوری زیتون', scope: 'agriculture' },
  { trade: 'گیاهان دارویی', scope: 'agriculture' },
  { trade: 'انار و انجیر', scope: 'agriculture' },
  { trade: 'خیارشور', scope: 'agriculture' },
  { trade: 'برنج‌کوبی', scope: 'agriculture' },
  { trade: 'نایلون', scope: 'industry' },
  { trade: 'عسل', scope: 'agriculture', stage: 'feasibility' },
  { trade: 'سنگ', scope: 'industry', stage: 'implementation' },
]

/** D3: the two clusters of Zanjan. */
export const zanjanClusters: readonly DemoCluster[] = [
  { trade: 'چاقو', scope: 'handicraft' },
  { trade: 'کفش هیدج', scope: 'industry' },
]

/** D4: what Lorestan's committee resolved in its first session; nobody is named and no date is given except for the two delegations' bodies. */
export const lorestanResolutions: readonly {
  text: string
  category: string
  trade?: string
  custodian?: 'lorestanHeritage' | 'lorestanAgriculture'
}[] = [
  { text: 'دستگاه‌های اجرایی مرتبط برای عضویت در کمیته معرفی شوند.', category: 'membership' },
  { text: 'جلسه‌ای برای تربیت کارشناسان دستگاه‌ها به‌عنوان عامل توسعه خوشه برگزار شود.', category: 'training' },
  {
    text: 'توسعه خوشه ورشو به اداره میراث فرهنگی واگذار شود.',
    category: 'delegation',
    trade: 'ورشو',
    custodian: 'lorestanHeritage',
  },
  {
    text: 'توسعه خوشه پرورش ماهی قزل‌آلا به سازمان جهاد کشاورزی واگذار شود.',
    category: 'delegation',
    trade: 'پرورش ماهی قزل‌آلا',
    custodian: 'lorestanAgriculture',
  },
]

/** D1: what the board of the textile association resolved with its guests; nobody is responsible and no date is set. */
export const textileResolutions: readonly string[] = [
  'ارتباط با مهمانان جلسه ادامه یابد.',
  'برنامه‌های اجرایی برای گسترش همکاری در آموزش، نمایشگاه، کنسرسیوم صادراتی، طرح‌های آماری و پایان‌نامه‌ها تدوین شود.',
]

/** Example units of the plastic cluster; no document names one. */
export const exampleUnits: readonly {
  name: string
  isic: string
  state: 'active' | 'semiStagnant' | 'stagnant'
  jobs: string
  capacity: string
  park: string
}[] = [
  {
    name: 'پلاستیک‌سازی نمونه الف',
    isic: '2220',
    state: 'active',
    jobs: '42',
    capacity: '1200',
    park: 'شهرک صنعتی نمونه ۱',
  },
  {
    name: 'پلاستیک‌سازی نمونه ب',
    isic: '2220',
    state: 'active',
    jobs: '18',
    capacity: '400',
    park: 'شهرک صنعتی نمونه ۱',
  },
  {
    name: 'لوله و اتصال نمونه پ',
    isic: '2220',
    state: 'active',
    jobs: '65',
    capacity: '3000',
    park: 'شهرک صنعتی نمونه ۲',
  },
  {
    name: 'بسته‌بندی نمونه ت',
    isic: '2220',
    state: 'semiStagnant',
    jobs: '9',
    capacity: '650',
    park: 'شهرک صنعتی نمونه ۲',
  },
  { name: 'قالب‌سازی نمونه ث', isic: '2822', state: 'active', jobs: '12', capacity: '90', park: 'شهرک صنعتی نمونه ۱' },
  {
    name: 'گرانول بازیافتی نمونه ج',
    isic: '3830',
    state: 'stagnant',
    jobs: '0',
    capacity: '800',
    park: 'شهرک صنعتی نمونه ۲',
  },
]
