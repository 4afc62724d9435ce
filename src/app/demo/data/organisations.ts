import type { RegisterOrganisation } from '../../../modules/directory/index.ts'

type Organisation = Pick<RegisterOrganisation, 'name' | 'kind'> & {
  key: string
  province?: string
  parent?: string
  shortName?: string
  /** D0 … D4, or absent: an example. */
  document?: string
}

/** Organisations that the documents name, each with its document. The order puts parents first. */
export const organisations: readonly Organisation[] = [
  { key: 'isipo', name: 'سازمان صنایع کوچک و شهرک‌های صنعتی ایران', kind: 'nationalOrganisation', document: 'D3' },
  { key: 'isipoTechnology', name: 'دفتر توسعه صنعتی و فناوری', kind: 'office', parent: 'isipo', document: 'D1' },
  { key: 'isipoSmall', name: 'معاونت صنایع کوچک سازمان', kind: 'department', parent: 'isipo', document: 'D1' },
  { key: 'petrochemical', name: 'شرکت ملی صنایع پتروشیمی', kind: 'largeIndustry', document: 'D1' },
  {
    key: 'petrochemicalDownstream',
    name: 'دفتر مدیریت توسعه صنایع پایین‌دستی',
    kind: 'office',
    parent: 'petrochemical',
    document: 'D1',
  },
  {
    key: 'petrochemicalStudies',
    name: 'دفتر مطالعات توسعه صنایع پتروشیمی',
    kind: 'office',
    parent: 'petrochemical',
    document: 'D1',
  },
  { key: 'textile', name: 'انجمن صنایع نساجی ایران', kind: 'association', document: 'D1' },
  { key: 'copper', name: 'شرکت ملی صنایع مس ایران', shortName: 'شرکت ملی مس', kind: 'largeIndustry', document: 'D2' },
  {
    key: 'alborz',
    name: 'شرکت شهرک‌های صنعتی استان البرز',
    kind: 'parksCompany',
    province: 'IR-30',
    parent: 'isipo',
    document: 'D0',
  },
  {
    key: 'alborzSmall',
    name: 'معاونت صنایع کوچک شرکت البرز',
    kind: 'department',
    province: 'IR-30',
    parent: 'alborz',
    document: 'D0',
  },
  { key: 'karajAzad', name: 'دانشگاه آزاد اسلامی واحد کرج', kind: 'university', province: 'IR-30', document: 'D0' },
  {
    key: 'alborzCooperative',
    name: 'شرکت تعاونی تأمین نیاز صنایع پایین‌دستی پتروشیمی استان البرز',
    kind: 'cooperative',
    province: 'IR-30',
    document: 'D0',
  },
  { key: 'kermanGovernor', name: 'استانداری کرمان', kind: 'governorOffice', province: 'IR-08', document: 'D2' },
  {
    key: 'zanjan',
    name: 'شرکت شهرک‌های صنعتی استان زنجان',
    kind: 'parksCompany',
    province: 'IR-19',
    parent: 'isipo',
    document: 'D3',
  },
  {
    key: 'lorestan',
    name: 'شرکت شهرک‌های صنعتی لرستان',
    kind: 'parksCompany',
    province: 'IR-15',
    parent: 'isipo',
    document: 'D4',
  },
  { key: 'lorestanGovernor', name: 'استانداری لرستان', kind: 'governorOffice', province: 'IR-15', document: 'D4' },
  {
    key: 'lorestanHeritage',
    name: 'اداره میراث فرهنگی لرستان',
    kind: 'governmentAgency',
    province: 'IR-15',
    document: 'D4',
  },
  {
    key: 'lorestanAgriculture',
    name: 'سازمان جهاد کشاورزی لرستان',
    kind: 'governmentAgency',
    province: 'IR-15',
    document: 'D4',
  },
  { key: 'alborzIndustry', name: 'سازمان صنعت، معدن و تجارت استان البرز', kind: 'governmentAgency', province: 'IR-30' },
  { key: 'alborzBank', name: 'بانک صنعت و معدن، شعبه کرج', kind: 'bank', province: 'IR-30' },
]

interface Person {
  key: string
  given?: string
  family: string
  organisation: string
  post: string
  document?: string
}

/** People whom the documents name, with the post they held then; a surname alone stays a surname. */
export const people: readonly Person[] = [
  { key: 'shahmoradi', given: 'جهانگیر', family: 'شاهمرادی', organisation: 'alborz', post: 'مدیرعامل', document: 'D0' },
  {
    key: 'ghorbani',
    given: 'عزیزاله',
    family: 'قربانی',
    organisation: 'isipoSmall',
    post: 'معاون صنایع کوچک',
    document: 'D1',
  },
  {
    key: 'lahouti',
    family: 'لاهوتی',
    organisation: 'isipoTechnology',
    post: 'نماینده دفتر توسعه صنعتی و فناوری',
    document: 'D1',
  },
  { key: 'begi', family: 'بگی', organisation: 'petrochemical', post: 'مطالعات شهرک‌های تخصصی پتروشیمی', document: 'D1' },
  {
    key: 'akbarian',
    family: 'اکبریان',
    organisation: 'petrochemicalDownstream',
    post: 'نماینده دفتر مدیریت توسعه صنایع پایین‌دستی',
    document: 'D1',
  },
  {
    key: 'eftekharian',
    family: 'افتخاریان',
    organisation: 'isipoSmall',
    post: 'مشاور معاونت توسعه کسب‌وکار صنایع کوچک',
    document: 'D1',
  },
  {
    key: 'ehsanYousefi',
    given: 'احسان',
    family: 'یوسفی',
    organisation: 'petrochemical',
    post: 'تنظیم بازار',
    document: 'D1',
  },
  {
    key: 'sinaYousefi',
    given: 'سینا',
    family: 'یوسفی',
    organisation: 'petrochemicalStudies',
    post: 'نماینده دفتر مطالعات توسعه صنایع پتروشیمی',
    document: 'D1',
  },
  { key: 'kazemi', family: 'کاظمی', organisation: 'textile', post: 'عضو هیئت مدیره', document: 'D1' },
  { key: 'emamiRaouf', family: 'امامی رئوف', organisation: 'textile', post: 'عضو هیئت مدیره', document: 'D1' },
  {
    key: 'hasanzadeh',
    given: 'امیر',
    family: 'حسن‌زاده',
    organisation: 'kermanGovernor',
    post: 'معاون اقتصادی استاندار',
    document: 'D2',
  },
  { key: 'ahmadi', given: 'ایرج', family: 'احمدی', organisation: 'zanjan', post: 'مدیرعامل', document: 'D3' },
  { key: 'mohammadi', given: 'فرزاد', family: 'محمدی', organisation: 'lorestan', post: 'مدیرعامل', document: 'D4' },
  { key: 'kiani', given: 'ناهید', family: 'کیانی', organisation: 'alborzSmall', post: 'معاون صنایع کوچک' },
  { key: 'amini', given: 'سعید', family: 'امینی', organisation: 'alborzSmall', post: 'کارشناس خوشه' },
  { key: 'rastegar', given: 'مریم', family: 'رستگار', organisation: 'alborz', post: 'عامل توسعه خوشه پلاستیک' },
  { key: 'nouri', given: 'پیمان', family: 'نوری', organisation: 'alborz', post: 'دستیار عامل' },
  { key: 'salehi', given: 'الهام', family: 'صالحی', organisation: 'alborz', post: 'منشی دفتر توسعه خوشه' },
  { key: 'vosough', given: 'حمید', family: 'وثوق', organisation: 'alborz', post: 'ناظر فنی خوشه پلاستیک' },
  { key: 'hesami', given: 'لیلا', family: 'حسامی', organisation: 'karajAzad', post: 'رابط ارتباط با صنعت' },
  {
    key: 'ranjbar',
    given: 'مهدی',
    family: 'رنجبر',
    organisation: 'alborzIndustry',
    post: 'کارشناس صنایع پلاستیک',
  },
  { key: 'sohrabi', given: 'زهرا', family: 'سهرابی', organisation: 'alborzBank', post: 'کارشناس تسهیلات' },
  { key: 'safari', given: 'بهروز', family: 'صفری', organisation: 'zanjan', post: 'کارشناس خوشه' },
  { key: 'beyranvand', given: 'مینا', family: 'بیرانوند', organisation: 'lorestan', post: 'کارشناس خوشه' },
  {
    key: 'sepahvand',
    given: 'فریبا',
    family: 'سپهوند',
    organisation: 'lorestanHeritage',
    post: 'رابط خوشه‌های صنایع دستی',
  },
  {
    key: 'darabi',
    given: 'کامران',
    family: 'دارابی',
    organisation: 'lorestanAgriculture',
    post: 'رابط خوشه‌های کشاورزی',
  },
  { key: 'ghiasvand', given: 'سحر', family: 'قیاسوند', organisation: 'lorestan', post: 'عامل توسعه خوشه سنگ' },
  { key: 'delfan', given: 'یاسر', family: 'دلفان', organisation: 'lorestan', post: 'ناظر فنی خوشه سنگ' },
  { key: 'moghadam', given: 'رضا', family: 'مقدم', organisation: 'isipo', post: 'حسابرس' },
  { key: 'tavakoli', given: 'شیرین', family: 'توکلی', organisation: 'isipoSmall', post: 'کارشناس ستاد' },
  { key: 'bahrami', given: 'آرش', family: 'بهرامی', organisation: 'isipo', post: 'مدیر سامانه' },
  { key: 'rahimi', given: 'ژاله', family: 'رحیمی', organisation: 'textile', post: 'دبیر هیئت مدیره' },
  { key: 'zarei', given: 'مجید', family: 'زارعی', organisation: 'kermanGovernor', post: 'کارشناس دبیرخانه کمیته' },
  {
    key: 'kaveh',
    given: 'نرگس',
    family: 'کاوه',
    organisation: 'alborzCooperative',
    post: 'مدیر واحد پلاستیک‌سازی نمونه',
  },
]
