import { attest, filePaper, reportDelegation } from '../../modules/clusters/index.ts'
import { exampleEvidence } from './evidence.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

const example = { mark: 'example' as const, source: '' }

/** Papers of the honey cluster's next gate: two of its eight are on file, so that the gate is really closed. */
const honeyPapers = [
  {
    code: 'feasibility_report',
    title: 'گزارش امکان‌سنجی خوشه عسل',
    about: 'نتیجه امکان‌سنجی: توسعه خوشه می‌ارزد و ذی‌نفعان همراه‌اند.',
    number: 'ع/۱۲۰',
    dated: '1395/09/20',
  },
  {
    code: 'stakeholder_statement',
    title: 'بیانیه همراهی ذی‌نفعان',
    about: 'بیانیه زنبورداران و بسته‌بندی‌کنندگان عسل با امضا.',
    number: 'ع/۱۲۶',
    dated: '1395/10/05',
  },
]

/**
 * What Lorestan's office and the two custodians did after D4's session: no document tells it, so all of it is an example. The custodian
 * of the trout cluster has reported, that of varsho is late with its first report.
 */
export async function tellGates({ story, who, id }: World): Promise<void> {
  const expert = who('beyranvand')
  const honey = id('عسل')
  for (const { code, title, about, number, dated } of honeyPapers) {
    const { name, bytes } = await exampleEvidence(title, about, dated, 'خوشه عسل لرستان')
    await filePaper(story.as(expert), honey, {
      stage: 'diagnostic',
      code,
      dated: day(dated),
      number,
      edition: '۱',
      fileId: await story.upload(expert, name, bytes),
      source: example,
    })
  }
  await attest(story.as(expert), honey, {
    stage: 'diagnostic',
    code: 'feasible',
    holds: true,
    dated: day('1395/10/12'),
    note: 'پاسخ هر سه پرسش در گزارش روشن و مثبت است.',
    source: example,
  })
  await reportDelegation(story.as(who('darabi')), id('پرورش ماهی قزل‌آلا'), {
    text: 'سه نشست با پرورش‌دهندگان سرشاخه برگزار شد و فهرست مزرعه‌ها به‌روز است. کار تأمین خوراک ماهی هنوز به نتیجه نرسیده است.',
    dated: day('1395/11/10'),
    number: 'ک/۳۳۱',
    source: example,
  })
}
