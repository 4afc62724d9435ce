import { z } from 'zod'
import { dayInTehran } from '../../../kernel/clock.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { type PrintDocument, type PrintLocale, pagePrint } from '../../../kernel/pdf/print.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { showWritten } from './written.read.ts'
import type { WrittenShown } from './written.schema.ts'
import { words } from './written.words.ts'

const query = z.object({ id: Id })

/** A decision in writing on one sheet: its text, the rule, what each member answered, what came of it. */
export const writtenPrint = pagePrint<typeof query>({
  name: 'writtendecision',
  en: 'A decision in writing',
  permission: 'signedIn',
  query,
  document: async (ctx, { id }, locale) => {
    const today = ctx.clock.today()
    return writtenDocument(await showWritten(ctx, id), locale, today)
  },
})

/** The printed sheet. @param today the day on which it is read, once it is closed the day of its closing */
export function writtenDocument(view: WrittenShown, locale: PrintLocale, today: string): PrintDocument {
  const { fill, day, number, dayAndTime } = printFormats(locale)
  const t = (key: keyof typeof words.fa, values?: Parameters<typeof fill>[1]) => fill(words[locale][key], values)
  const closedOn = view.closedAt ? dayInTehran(view.closedAt) : null
  const asOf = closedOn ?? today
  const responsible = [view.responsibleOrganisation?.name, view.responsiblePerson?.name].filter(Boolean).join('، ')
  return {
    title: t('written.title'),
    place: view.body.name,
    lead: t(`written.lead.${view.state}`, {
      until: day(view.due),
      day: day(closedOn),
      for: number(view.vote.for),
      against: number(view.vote.against),
      remarks: number(view.vote.abstaining),
      reason: view.state === 'notCarried' ? t(`written.why.${view.reason as 'noQuorum'}`) : (view.reason ?? ''),
    }),
    when: { asOf, knownAt: asOf, isPast: false },
    parts: [
      { kind: 'text', heading: t('written.text'), lines: [view.text] },
      {
        kind: 'facts',
        heading: t('written.facts'),
        facts: [
          { label: t('written.rule'), value: view.rule[locale] },
          {
            label: t('written.needed'),
            value: t('written.neededOf', { needed: number(view.needed), total: number(view.total) }),
          },
          { label: t('column.responsible'), value: responsible || '—' },
          { label: t('column.deadline'), value: day(view.deadline) },
          ...(view.resolution ? [{ label: t('written.resolution'), value: number(view.resolution.number) }] : []),
        ],
      },
      {
        kind: 'table',
        heading: t('written.answers'),
        columns: [
          { title: t('written.seat'), width: 3 },
          { title: t('written.person'), width: 2 },
          { title: t('written.answer') },
          { title: t('written.said'), width: 3 },
          { title: t('written.at') },
        ],
        rows: view.answers.map((one) => [
          one.seat[locale],
          one.person?.name ?? '—',
          t(`written.answer.${one.answer ?? 'none'}`),
          one.text ?? '',
          one.at ? dayAndTime(new Date(one.at).toISOString()) : '—',
        ]),
      },
    ],
  }
}
