/** Words of the by-laws that are kept in editions. */
export const fa = {
  title: 'آیین‌نامه',
  'subjects.followUp': 'قاعده‌های پیگیری مصوبه‌ها',
  'subjects.gates': 'آیین‌نامه توسعه خوشه',
  'subjects.criteria': 'معیارهای اولویت‌بندی خوشه‌ها',
  'verbs.draft': 'پیش‌نویس ویرایش تازه‌ای از «{title}» را آغاز کرد',
  'verbs.write': 'پیش‌نویس ویرایش «{code}» را نوشت',
  'verbs.adopt': 'ویرایش «{code}» را تصویب کرد؛ معتبر از {validFrom}',
  'verbs.discard': 'پیش‌نویس ویرایش «{code}» را کنار گذاشت',
  'errors.unknownSubject': 'چنین آیین‌نامه‌ای در سامانه نیست. از فهرست آیین‌نامه‌ها برگزینید.',
  'errors.unknownProvince': 'استان شناخته نیست. آن را از فهرست برگزینید.',
  'errors.draftExists': 'پیش‌نویسی برای همین‌جا باز است. همان را ادامه دهید یا نخست کنار بگذارید.',
  'errors.notDraft': 'این ویرایش پیش‌نویس نیست و دیگر تغییر نمی‌کند. برای تغییر، ویرایش تازه بسازید.',
  'errors.codeUsed': 'ویرایشی با همین نام تصویب شده است. نام دیگری بنویسید، مانند «ویرایش ۲».',
  'errors.validFromPast': 'تاریخ اعتبار {day} گذشته است. امروز یا روزی پس از آن را بنویسید.',
  'errors.noSuchResolution': 'این مصوبه پیدا نشد یا در حوزه شما نیست. آن را از فهرست مصوبه‌ها برگزینید.',
  'errors.companyOnly': 'آیین‌نامه استان را شرکت همان استان می‌نویسد و تصویب می‌کند.',
} as const
