import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, idColumn } from '../../kernel/lists/columns.ts'
import { type AnyList, sheetList } from '../../kernel/lists/list.ts'
import { dayTyped } from '../directory/index.ts'
import type { VisitView } from './agency.schema.ts'
import { en } from './agency.screens.en.ts'
import { fa } from './agency.screens.fa.ts'
import { agencyView } from './agency.view.ts'
import { PlanVisitBody } from './bodies.schema.ts'
import type { Explain } from './contract.view.ts'
import { planVisit } from './visit.verbs.ts'

const words = { fa, en }
const query = z.object({ cluster: Id })
const visitStates = {
  planned: { fa: 'برنامه', en: 'Planned' },
  reported: { fa: 'گزارش‌شده', en: 'Reported' },
  cancelled: { fa: 'لغوشده', en: 'Cancelled' },
}

/** Visits of a cluster's supervisor, newest first; in as visits to be made. A report is written on its page or from the printed form. */
export function visitList(explain: Explain): AnyList {
  const visits = async (ctx: Ctx, { cluster }: z.output<typeof query>) =>
    (await agencyView(ctx, cluster, explain)).visits
  return sheetList<VisitView, typeof query>({
    permission: 'agency.see',
    query,
    name: 'visits',
    fa: 'بازدیدهای ناظر',
    en: 'Visits of the supervisor',
    columns: [
      idColumn(),
      {
        key: 'plannedOn',
        fa: 'روز برنامه',
        en: 'Planned on',
        also: ['تاریخ بازدید', 'روز بازدید', 'تاریخ', 'date'],
        of: (row, locale) => dayCell(row.plannedOn, locale),
      },
      { key: 'state', fa: 'وضع', en: 'State', of: (row, locale) => visitStates[row.state][locale], outOnly: true },
      {
        key: 'heldOn',
        fa: 'روز انجام',
        en: 'Held on',
        of: (row, locale) => dayCell(row.heldOn, locale),
        outOnly: true,
      },
      {
        key: 'judgement',
        fa: 'داوری ناظر',
        en: 'Judgement',
        of: (row, locale) => row.judgement && words[locale][`judgement.${row.judgement}`],
        outOnly: true,
      },
      { key: 'by', fa: 'گزارش‌دهنده', en: 'Reported by', width: 24, of: (row) => row.reportedBy?.name, outOnly: true },
      {
        key: 'parts',
        fa: 'گزارش',
        en: 'Report',
        width: 72,
        of: (row, locale) =>
          row.parts
            .filter((part) => part.text)
            .map((part) => `${part[locale]}: ${part.text}`)
            .join(' '),
        outOnly: true,
      },
      {
        key: 'cancelled',
        fa: 'علت لغو',
        en: 'Why cancelled',
        width: 32,
        of: (row) => row.cancelReason,
        outOnly: true,
      },
    ],
    rows: async (ctx, asked, { limit, offset }) => (await visits(ctx, asked)).slice(offset, offset + limit),
    takeIn: {
      permission: 'agency.visit',
      find: async (ctx, id, asked) => (await visits(ctx, asked)).find((visit) => visit.id === id) ?? null,
      keyed: async (ctx, cells, asked) => {
        const plannedOn = dayTyped('plannedOn', cells.plannedOn)
        const found = (await visits(ctx, asked)).find((one) => one.plannedOn === plannedOn && one.state !== 'cancelled')
        return plannedOn ? (found ?? null) : null
      },
      create: (ctx, cells, { cluster }) =>
        planVisit(ctx, cluster, PlanVisitBody.parse({ plannedOn: dayTyped('plannedOn', cells.plannedOn) })),
    },
  })
}
