export interface Both {
  fa: string
  en: string
}

export interface SectionKind extends Both {
  code: string
  /** What is to be written there. */
  asks: Both
  /** The summary may stay empty. */
  optional?: true
}

/**
 * What a diagnostic study holds, in its order (domain: bcdm 7, K1, U-DIA). The file of the summary is the report as a whole. The SWOT
 * lists and pressure points stand beside the sections, under `points`.
 */
export const sectionKinds: readonly SectionKind[] = [
  {
    code: 'summary',
    fa: 'خلاصه گزارش',
    en: 'Summary',
    asks: {
      fa: 'چکیده‌ای برای شورا در یک صفحه. فایل کامل گزارش را همین‌جا پیوست کنید.',
      en: 'One page for the council. Attach the whole report here.',
    },
    optional: true,
  },
  {
    code: 'geography',
    fa: 'جغرافیا و پیشینه',
    en: 'Geography and history',
    asks: {
      fa: 'خوشه کجاست، از چه سالی و چگونه پا گرفته و چند واحد دارد.',
      en: 'Where the cluster lies, since when and how it grew, how many units it has.',
    },
  },
  {
    code: 'production',
    fa: 'نظام تولید',
    en: 'Production system',
    asks: {
      fa: 'مواد اولیه از کجا می‌آید، چه مراحلی می‌گذراند، با چه ماشین و چه ظرفیتی، و کجا فروخته می‌شود.',
      en: 'Where raw material comes from, its steps, machines and capacity, and where products are sold.',
    },
  },
  {
    code: 'environment',
    fa: 'محیط کسب‌وکار',
    en: 'Business environment',
    asks: {
      fa: 'بازار، رقیبان و قاعده‌های این رشته در کشور و جهان.',
      en: 'Market, competitors and rules of the trade in the country and the world.',
    },
  },
  {
    code: 'linkages',
    fa: 'پیوندهای محلی',
    en: 'Local linkages',
    asks: {
      fa: 'واحدها با یکدیگر، با تأمین‌کنندگان، خدمات کسب‌وکار و نهادها چه پیوندی دارند.',
      en: 'How units are tied to each other, to suppliers, service providers and institutions.',
    },
  },
  {
    code: 'actors',
    fa: 'رهبران، تصمیم‌گیران و مجریان',
    en: 'Leaders, decision-makers and implementers',
    asks: {
      fa: 'سخن چه کسانی شنیده می‌شود، چه کسانی تصمیم می‌گیرند و چه کسانی کار را پیش خواهند برد.',
      en: 'Who is listened to, who decides, and who will carry the work.',
    },
  },
  {
    code: 'support',
    fa: 'حمایت‌های در دسترس',
    en: 'Available support',
    asks: {
      fa: 'هر نهاد چه حمایتی می‌تواند بدهد و با چه شرطی.',
      en: 'What support each institution can give, and on what terms.',
    },
  },
  {
    code: 'limits',
    fa: 'محدودیت‌های ذی‌نفعان',
    en: 'Limits of the stakeholders',
    asks: {
      fa: 'چه چیزهایی دست ذی‌نفعان را بسته است.',
      en: 'What ties the stakeholders’ hands.',
    },
  },
  {
    code: 'potentials',
    fa: 'ظرفیت‌ها',
    en: 'Potentials',
    asks: {
      fa: 'چه توان به‌کارنگرفته‌ای در خوشه هست.',
      en: 'What unused strength the cluster has.',
    },
  },
  {
    code: 'strengthsWeaknesses',
    fa: 'قوت‌ها و ضعف‌ها',
    en: 'Strengths and weaknesses',
    asks: {
      fa: 'شرح آنچه در جدول سوات کوتاه نوشته می‌شود، با مستند هر کدام.',
      en: 'What the SWOT lists say in short, told at length with its evidence.',
    },
  },
  {
    code: 'leverage',
    fa: 'نقاط اهرمی',
    en: 'Leverage points',
    asks: {
      fa: 'دست گذاشتن بر کدام نقطه‌ها همه خوشه را جابه‌جا می‌کند و چرا.',
      en: 'Acting on which points moves the whole cluster, and why.',
    },
  },
  {
    code: 'aspirations',
    fa: 'آرمان‌های خوشه',
    en: 'Aspirations',
    asks: {
      fa: 'ذی‌نفعان خود را پس از پروژه کجا می‌بینند.',
      en: 'Where the stakeholders see themselves after the project.',
    },
  },
  {
    code: 'baseline',
    fa: 'داده‌های پایه',
    en: 'Baseline data',
    asks: {
      fa: 'عددهای آغاز کار با روز و منبع هر کدام. خود عددها در شاخص‌های خوشه ثبت می‌شود.',
      en: 'Figures at the beginning, each with day and source. The figures themselves stand in the cluster’s indicators.',
    },
  },
]

/** Where a remark on the SWOT lists and pressure points stands. */
export const pointsPlace: SectionKind = {
  code: 'points',
  fa: 'سوات و نقاط فشار',
  en: 'SWOT and pressure points',
  asks: {
    fa: 'قوت، ضعف، فرصت و تهدید، و نقاط فشاری که از آن‌ها برمی‌آید.',
    en: 'Strengths, weaknesses, opportunities, threats, and the pressure points that follow from them.',
  },
}

export const sectionOf = (code: string): SectionKind | undefined => sectionKinds.find((one) => one.code === code)
/** A section or the lists: where a remark may stand. */
export const placeOf = (code: string): SectionKind | undefined =>
  code === pointsPlace.code ? pointsPlace : sectionOf(code)
