/** Words of the settings: what is accepted, and how a wrong one is refused. */
export const fa = {
  wrong: 'تنظیم {name} پذیرفته نیست: «{given}» داده شده است. پذیرفته: {accepted}',
  'accepted.PORT': 'عدد درست از ۱ تا ۶۵۵۳۵، با رقم لاتین (پیش‌فرض 3000)',
  'accepted.HOST': 'نام یا نشانی IP این دستگاه (پیش‌فرض 127.0.0.1)',
  'accepted.DATA_DIR': 'نشانی یک پوشه (پیش‌فرض ./data)',
  'accepted.DATABASE_URL': 'postgres://user:password@host:5432/database، همراه با نام پایگاه',
  'accepted.DEMO': '1 یا 0',
  'accepted.PUBLIC_URL': 'نشانی http یا https بی‌مسیر، مانند https://khoosheh.example.ir',
  'accepted.SESSION_SECRET': 'دست‌کم ۳۲ نویسه تصادفی؛ یا آن را ندهید تا خود محصول بسازد و نگه دارد',
  'accepted.LOG_LEVEL': 'یکی از {levels} (پیش‌فرض info)',
  'accepted.TRUSTED_PROXIES': 'نشانی یا شبکه، با ویرگول میان آن‌ها؛ مانند 10.0.0.5, 172.16.0.0/12',
  'accepted.METRICS_TOKEN': 'دست‌کم ۱۶ نویسه بی‌فاصله؛ یا آن را ندهید',
  'accepted.BACKUP_DIR': 'نشانی یک پوشه (پیش‌فرض <DATA_DIR>/backups)',
  'accepted.NIGHTLY_BACKUP': '1 یا 0 (پیش‌فرض 1؛ برای نمونه 0)',
  'accepted.SMTP_URL': 'smtps://user:password@host:465 یا smtp://host:587',
  'accepted.MAIL_FROM': 'نشانی رایانامه فرستنده',
  hidden: 'پنهان، {length} نویسه',
  secretFile:
    'کلید نشست در {file} خوانده یا نوشته نشد ({reason}). دسترسی فایل را درست کنید، یا SESSION_SECRET را بدهید.',
  weakSecret:
    'کلید نشست در {file} کوتاه‌تر از ۳۲ نویسه است. فایل را بردارید تا کلید تازه‌ای ساخته شود؛ همه باید دوباره وارد شوند.',
} as const
