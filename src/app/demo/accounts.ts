import type { ReachKind, RoleName } from '../../kernel/actor.ts'

/** One password for every demo account; the demo never listens beyond this machine unless it is told to. */
export const demoPassword = 'nokhostin-gam-1395'

export interface DemoAccount {
  key: string
  email: string
  mobile?: string
  grants: readonly { role: RoleName; reachKind: ReachKind; reach: string | null }[]
  /** What this person would do next, for the terminal and the README. */
  next: { fa: string; en: string }
}

/** Reach names are keys of the demo: a province code, or the name of a record made while loading. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'rastegar',
    email: 'agent@khoosheh.example',
    mobile: '09120000001',
    grants: [{ role: 'agentTeam', reachKind: 'cluster', reach: 'plastic' }],
    next: {
      fa: 'عامل توسعه: اظهار برگشت‌خورده را اصلاح می‌کند و پیشرفت بهمن را ثبت می‌کند',
      en: 'agent: corrects a returned claim, claims this month’s progress',
    },
  },
  {
    key: 'vosough',
    email: 'supervisor@khoosheh.example',
    mobile: '09120000002',
    grants: [{ role: 'supervisor', reachKind: 'cluster', reach: 'plastic' }],
    next: { fa: 'ناظر فنی: دو اظهار تازه را تأیید می‌کند', en: 'supervisor: verifies two new claims' },
  },
  {
    key: 'amini',
    email: 'expert@khoosheh.example',
    mobile: '09120000003',
    grants: [{ role: 'expert', reachKind: 'province', reach: 'IR-30' }],
    next: {
      fa: 'کارشناس خوشه: پیشرفت تأییدشده را تصویب می‌کند و تلفن واحدها را می‌نویسد',
      en: 'expert: approves what was verified, types phone calls of units',
    },
  },
  {
    key: 'kiani',
    email: 'deputy@khoosheh.example',
    mobile: '09120000004',
    grants: [{ role: 'deputy', reachKind: 'province', reach: 'IR-30' }],
    next: {
      fa: 'معاون: می‌بیند چه عقب است و پیش‌نویس سال سوم را پیگیری می‌کند',
      en: 'deputy: sees what is late, follows the draft of year three',
    },
  },
  {
    key: 'shahmoradi',
    email: 'md@khoosheh.example',
    grants: [{ role: 'managingDirector', reachKind: 'province', reach: 'IR-30' }],
    next: {
      fa: 'مدیرعامل البرز: نمای استان و «چرا این درصد؟»',
      en: 'managing director of Alborz: the province and “why this percent?”',
    },
  },
  {
    key: 'hesami',
    email: 'liaison@khoosheh.example',
    grants: [{ role: 'member', reachKind: 'organisation', reach: 'karajAzad' }],
    next: {
      fa: 'رابط دانشگاه: تنها آنچه به دانشگاه سپرده شده است',
      en: 'liaison of the university: only what was asked of it',
    },
  },
  {
    key: 'kaveh',
    email: 'unit@khoosheh.example',
    mobile: '09120000005',
    grants: [{ role: 'member', reachKind: 'organisation', reach: 'unit' }],
    next: {
      fa: 'مالک واحد، با گوشی: پرونده واحد خود را می‌بیند',
      en: 'owner of a unit, on a phone: the file of the unit',
    },
  },
  {
    key: 'ahmadi',
    email: 'zanjan@khoosheh.example',
    grants: [{ role: 'managingDirector', reachKind: 'province', reach: 'IR-19' }],
    next: { fa: 'مدیرعامل زنجان: دو خوشه استان', en: 'managing director of Zanjan: two clusters' },
  },
  {
    key: 'safari',
    email: 'expert.zanjan@khoosheh.example',
    grants: [{ role: 'expert', reachKind: 'province', reach: 'IR-19' }],
    next: { fa: 'کارشناس زنجان', en: 'expert in Zanjan' },
  },
  {
    key: 'mohammadi',
    email: 'lorestan@khoosheh.example',
    grants: [{ role: 'managingDirector', reachKind: 'province', reach: 'IR-15' }],
    next: {
      fa: 'مدیرعامل لرستان: سیزده خوشه و مصوبه‌های بی‌مسئول',
      en: 'managing director of Lorestan: thirteen clusters, resolutions without owner',
    },
  },
  {
    key: 'beyranvand',
    email: 'expert.lorestan@khoosheh.example',
    grants: [{ role: 'expert', reachKind: 'province', reach: 'IR-15' }],
    next: {
      fa: 'کارشناس لرستان: مصوبه‌های ناقص را تکمیل می‌کند و پرونده دروازه خوشه عسل را پیش می‌برد',
      en: 'expert in Lorestan: completes resolutions, carries the honey cluster to its next gate',
    },
  },
  {
    key: 'ghiasvand',
    email: 'agent.lorestan@khoosheh.example',
    grants: [{ role: 'agentTeam', reachKind: 'cluster', reach: 'سنگ' }],
    next: { fa: 'عامل توسعه خوشه سنگ لرستان', en: 'agent of Lorestan’s stone cluster' },
  },
  {
    key: 'delfan',
    email: 'supervisor.lorestan@khoosheh.example',
    grants: [{ role: 'supervisor', reachKind: 'cluster', reach: 'سنگ' }],
    next: { fa: 'ناظر فنی خوشه سنگ لرستان', en: 'supervisor of Lorestan’s stone cluster' },
  },
  {
    key: 'sepahvand',
    email: 'heritage@khoosheh.example',
    grants: [{ role: 'member', reachKind: 'organisation', reach: 'lorestanHeritage' }],
    next: {
      fa: 'رابط میراث فرهنگی لرستان: گزارش ورشو را که مهلت آن گذشته است می‌نویسد',
      en: 'liaison of Lorestan’s heritage office: writes the overdue report on varsho',
    },
  },
  {
    key: 'darabi',
    email: 'agriculture@khoosheh.example',
    grants: [{ role: 'member', reachKind: 'organisation', reach: 'lorestanAgriculture' }],
    next: {
      fa: 'رابط جهاد کشاورزی لرستان: خوشه ماهی قزل‌آلا که به آن سپرده شده است',
      en: 'liaison of Lorestan’s agriculture office: the trout cluster delegated to it',
    },
  },
  {
    key: 'zarei',
    email: 'expert.kerman@khoosheh.example',
    grants: [{ role: 'expert', reachKind: 'province', reach: 'IR-08' }],
    next: { fa: 'دبیرخانه کمیته کرمان', en: 'secretariat of Kerman’s committee' },
  },
  {
    key: 'rahimi',
    email: 'textile@khoosheh.example',
    grants: [{ role: 'member', reachKind: 'association', reach: 'textile' }],
    next: { fa: 'دبیر هیئت مدیره انجمن نساجی', en: 'secretary of the textile association’s board' },
  },
  {
    key: 'tavakoli',
    email: 'national@khoosheh.example',
    grants: [{ role: 'nationalViewer', reachKind: 'nation', reach: null }],
    next: { fa: 'کارشناس ستاد: همه استان‌ها را می‌بیند', en: 'national viewer: sees every province' },
  },
  {
    key: 'moghadam',
    email: 'auditor@khoosheh.example',
    grants: [{ role: 'auditor', reachKind: 'nation', reach: null }],
    next: { fa: 'حسابرس: همه را می‌خواند و چیزی را تغییر نمی‌دهد', en: 'auditor: reads all, changes nothing' },
  },
  {
    key: 'bahrami',
    email: 'admin@khoosheh.example',
    grants: [{ role: 'administrator', reachKind: 'nation', reach: null }],
    next: { fa: 'مدیر سامانه: کاربران و اختیارها', en: 'administrator: accounts and grants' },
  },
]
