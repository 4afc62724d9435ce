import type { ReasonWords } from './reasons.ts'

export const fa: ReasonWords = {
  schedule: {
    notJson: 'فایل JSON درست نیست. فایل را بررسی کنید.',
    notAnObject: 'فایل باید یک شیء با «activities» و «relations» یا با «cases» باشد.',
    activitiesMissing: 'فهرست «activities» نیست یا فهرست نیست. {where}',
    relationsMissing: 'فهرست «relations» نیست یا فهرست نیست؛ اگر رابطه‌ای نیست، فهرست تهی بنویسید. {where}',
    casesWrong: '«cases» باید فهرستی از شیءها باشد. {where}',
    caseIdWrong: 'شناسه مورد نیست یا نادرست است. {where}',
    caseTwice: 'شناسه مورد «{id}» دو بار آمده است. {where}',
    activityWrong: 'فعالیت باید یک شیء باشد. {where}',
    idWrong: 'شناسه فعالیت نیست یا نادرست است. {where}',
    idTwice: 'شناسه فعالیت «{id}» دو بار آمده است. {where}',
    durationWrong: 'مدت فعالیت «{id}» باید عددی از صفر به بالا باشد. {where}',
    relationWrong: 'رابطه باید یک شیء باشد. {where}',
    relationEndWrong: 'رابطه باید «from» و «to» داشته باشد. {where}',
    unknownActivity: 'رابطه به فعالیت «{id}» اشاره دارد که در فهرست نیست. {where}',
    typeWrong: 'نوع رابطه «{type}» شناخته نیست؛ یکی از FS، SS، FF، SF بنویسید. {where}',
    lagWrong: 'تأخیر رابطه باید عدد باشد. {where}',
    circular: 'رابطه‌ها دور می‌زند: {cycle}. یکی از آن‌ها را بردارید. {case}',
    tooLarge: 'عددها برای محاسبه دقیق بسیار بزرگ‌اند یا بیش از {most} رقم اعشار دارند. {case}',
  },
}
