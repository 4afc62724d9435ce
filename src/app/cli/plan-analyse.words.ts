/** Words of `plan analyse`; a terminal shows both languages, Persian first. */
export const planAnalyseWords = {
  plan: 'برنامه / plans',
  analyse: 'مسیر بحرانی یک برنامه زمانی را به شکل JSON می‌نویسد / prints the critical path of a schedule as JSON',
  file: 'فایل JSON؛ «-» یعنی ورودی استاندارد / JSON file; “-” is standard input',
  unreadable:
    'فایل «{file}» خوانده نشد. نام و دسترسی آن را بررسی کنید.\nThe file “{file}” could not be read. Check its name and access.',
} as const
