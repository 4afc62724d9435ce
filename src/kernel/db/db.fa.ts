/** Words of the database: what whoever runs the machine reads when it does not start. */
export const fa = {
  'errors.noBinaries':
    'برنامه پایگاه داده همراه محصول در این دستگاه نصب نیست. در پوشه محصول npm ci را اجرا کنید، یا در DATABASE_URL نشانی یک PostgreSQL نسخه ۱۵ یا تازه‌تر را بدهید.',
  'errors.blockedFolder':
    'پایگاه داده با کاربر {account} اجرا می‌شود و به پوشه {folder} راه ندارد. اجازه گذر بدهید (chmod o+x {folder})، یا با DATA_DIR پوشه دیگری برگزینید، یا محصول را با کاربر عادی اجرا کنید.',
  'errors.dataFolder':
    'پوشه داده {folder} ساخته یا نوشته نمی‌شود ({reason}). به آن اجازه نوشتن بدهید یا با DATA_DIR پوشه دیگری برگزینید.',
  'errors.foreignOwner':
    'پوشه {folder} از آن کاربر دیگری است و خوانده نمی‌شود. محصول را با همان کاربر اجرا کنید یا با DATA_DIR پوشه دیگری برگزینید.',
  'errors.notACluster':
    'پوشه {folder} خالی نیست و پایگاه داده هم نیست. چیزی در آن دست نخورد. آن را جابه‌جا کنید یا با DATA_DIR پوشه دیگری برگزینید.',
  'errors.otherVersion':
    'پایگاه داده در {folder} با PostgreSQL نسخه {found} ساخته شده است و این محصول نسخه {expected} را همراه دارد. با نسخه پیشین محصول پشتیبان بگیرید و آن را اینجا بازگردانید.',
  'errors.initdb': 'پایگاه داده ساخته نشد. PostgreSQL گفت: {output}',
  'errors.didNotStart': 'پایگاه داده آغاز نشد. واپسین سطرهای {file} را ببینید: {output}',
  'errors.noAnswer':
    'PostgreSQL با شماره فرایند {pid} پوشه {folder} را در دست دارد ولی پاسخ نمی‌دهد. اندکی صبر کنید و دوباره اجرا کنید؛ اگر همچنان پاسخ نداد، آن را با kill -INT {pid} ببندید.',
  'errors.busy':
    'فرایند دیگری دارد پایگاه داده پوشه {folder} را آغاز یا تمام می‌کند و پایان نگرفت. اندکی بعد دوباره اجرا کنید.',
  'errors.alreadyServing':
    'محصول پیش‌تر روی پوشه داده {folder} در حال اجراست. همان را به کار ببرید، یا آن را ببندید، یا با DATA_DIR و PORT دیگری اجرا کنید.',
  'errors.trigrams':
    'جست‌وجوی فارسی در پایگاه {database} کار نمی‌کند: pg_trgm حروف فارسی را نمی‌شناسد. پایگاه را با LC_CTYPE برابر C.UTF-8 (یا fa_IR.UTF-8) بسازید.',
  'errors.noExtension':
    'افزونه pg_trgm در پایگاه {database} نصب نشد ({reason}). از مدیر PostgreSQL بخواهید «create extension pg_trgm» را در آن اجرا کند.',
  'errors.oldServer': 'PostgreSQL نسخه {found} است؛ نسخه {expected} یا تازه‌تر لازم است.',
  'errors.noConnection':
    'پیوند با پایگاه داده {database} در {host} برقرار نشد ({reason}). DATABASE_URL و خود پایگاه را ببینید.',
  'errors.migration':
    'گام {name} از به‌روزرسانی پایگاه داده انجام نشد و بازگردانده شد ({reason}). گام‌های انجام‌شده پیش از آن: {applied}.',
  'errors.newerDatabase':
    'پایگاه داده را نسخه تازه‌تری از محصول به‌روز کرده است (گام {name} در این نسخه نیست). نسخه تازه‌تر را اجرا کنید.',
  'errors.unorderedMigration':
    'گام {name} پس از گام‌هایی که انجام شده‌اند افزوده شده ولی نامش پیش از آن‌هاست. نام آن را پس از واپسین گام بگذارید.',
} as const
