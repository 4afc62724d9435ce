/** Words of the command line; each line stands before its English one. */
export const fa = {
  product: 'خوشه: سامانه برنامه توسعه خوشه‌های صنعتی',
  helpOption: 'راهنما',
  versionOption: 'نسخه محصول',
  helpCommand: 'راهنمای یک فرمان',
  moreHelp:
    'تنظیم‌ها از متغیرهای محیط خوانده می‌شود: PORT، HOST، DATA_DIR، DATABASE_URL، DEMO، PUBLIC_URL، SESSION_SECRET، LOG_LEVEL، METRICS_TOKEN.',
  'errors.usage': 'فرمان پذیرفته نشد. فهرست فرمان‌ها: khoosheh --help',
  'errors.defect': 'کار انجام نشد ({reason}). برای جزئیات، همین فرمان را با LOG_LEVEL=debug اجرا کنید.',
  stopped: 'فرمان پیش از پایان متوقف شد.',
  'migrate.about': 'پایگاه داده را به‌روز می‌کند',
  'migrate.applied': 'انجام شد: {name}',
  'migrate.upToDate': 'پایگاه داده {database} به‌روز است.',
} as const
