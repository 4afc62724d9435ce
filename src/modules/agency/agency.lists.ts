import { z } from 'zod'
import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../kernel/lists/list.ts'
import type { AgencyView, BidView, ContractView, PhaseView, StatementView, TenderView } from './agency.schema.ts'
import { en } from './agency.screens.en.ts'
import { fa } from './agency.screens.fa.ts'
import { agencyView } from './agency.view.ts'
import type { Explain } from './contract.view.ts'

const words = { fa, en }
const query = z.object({ cluster: Id })
const both = (fa: string, en: string): Record<Locale, string> => ({ fa, en })
const tenderStates = {
  open: both('باز', 'Open'),
  decided: both('برنده دارد', 'Decided'),
  failed: both('بی‌نتیجه', 'Failed'),
}
const contractKinds = { agent: both('عامل', 'Agent'), supervisor: both('ناظر', 'Supervisor') }

type Bid = { tender: TenderView; bid: BidView | null }
type Phase = { contract: ContractView; phase: PhaseView | null }
type Statement = { contract: ContractView; statement: StatementView }

const day = (instant: string | null | undefined, locale: Locale) =>
  dayCell(instant ? dayInTehran(new Date(instant)) : null, locale)
const stepOf = ({ steps }: StatementView, kind: StatementView['steps'][number]['kind']) =>
  steps.findLast((step) => step.kind === kind)

/**
 * Tenders with their bids, contracts with their phases, statements with their steps: out only, with the amounts that the reader sees, for what
 * is scored, decided, signed or paid is no row of a file.
 */
export function agencyLists(explain: Explain): readonly AnyList[] {
  /** A part of the page of a cluster's agency as a list. */
  const partOf =
    <Row>(pick: (view: AgencyView) => readonly Row[]) =>
    async (ctx: Ctx, { cluster }: z.output<typeof query>, { limit, offset }: { limit: number; offset: number }) =>
      pick(await agencyView(ctx, cluster, explain)).slice(offset, offset + limit)
  const list = { permission: 'agency.see' as const, query }
  return [
    sheetList<Bid, typeof query>({
      ...list,
      name: 'tenders',
      fa: 'مناقصه‌ها و پیشنهادها',
      en: 'Tenders and bids',
      columns: [
        { key: 'opened', fa: 'روز آغاز', en: 'Opened', of: ({ tender }, locale) => dayCell(tender.openedOn, locale) },
        { key: 'state', fa: 'وضع', en: 'State', of: ({ tender }, locale) => tenderStates[tender.state][locale] },
        { key: 'party', fa: 'پیشنهاددهنده', en: 'Bidder', width: 36, of: ({ bid }) => bid?.party.name },
        {
          key: 'price',
          fa: 'بها (ریال)',
          en: 'Price (rials)',
          of: ({ bid }, locale) => numberCell(bid?.price, locale),
        },
        {
          key: 'team',
          fa: 'گروه',
          en: 'Team',
          width: 48,
          of: ({ bid }) => bid?.team.map((one) => one.person.name).join('، '),
        },
        {
          key: 'parts',
          fa: 'امتیازها',
          en: 'Scores',
          width: 56,
          of: ({ bid }, locale) =>
            bid?.parts
              .map((part) => `${part[locale]}: ${numberCell(part.points, locale) ?? '—'}`)
              .join(locale === 'fa' ? '؛ ' : '; '),
        },
        { key: 'total', fa: 'امتیاز کل', en: 'Total', of: ({ bid }, locale) => numberCell(short(bid?.total), locale) },
        { key: 'place', fa: 'رتبه', en: 'Place', of: ({ bid }, locale) => numberCell(bid?.place, locale) },
        { key: 'winner', fa: 'برنده', en: 'Winner', width: 36, of: ({ tender }) => tender.winner?.name },
        {
          key: 'decided',
          fa: 'روز تصمیم',
          en: 'Decided on',
          of: ({ tender }, locale) => day(tender.decidedAt, locale),
        },
        { key: 'reason', fa: 'علت', en: 'Reason', width: 40, of: ({ tender }) => tender.reason },
      ],
      rows: partOf(({ tenders }) =>
        tenders.flatMap((tender): Bid[] =>
          tender.bids?.length ? tender.bids.map((bid) => ({ tender, bid })) : [{ tender, bid: null }],
        ),
      ),
    }),
    sheetList<Phase, typeof query>({
      ...list,
      name: 'contracts',
      fa: 'قراردادها و مرحله‌ها',
      en: 'Contracts and phases',
      columns: [
        {
          key: 'what',
          fa: 'قرارداد',
          en: 'Contract',
          of: ({ contract }, locale) => contractKinds[contract.what][locale],
        },
        { key: 'number', fa: 'شماره', en: 'Number', of: ({ contract }) => contract.number },
        { key: 'party', fa: 'طرف قرارداد', en: 'Party', width: 36, of: ({ contract }) => contract.party.name },
        {
          key: 'signed',
          fa: 'روز امضا',
          en: 'Signed on',
          of: ({ contract }, locale) => dayCell(contract.signedOn, locale),
        },
        { key: 'from', fa: 'از', en: 'From', of: ({ contract }, locale) => dayCell(contract.from, locale) },
        { key: 'until', fa: 'تا', en: 'Until', of: ({ contract }, locale) => dayCell(contract.until, locale) },
        {
          key: 'ended',
          fa: 'روز پایان',
          en: 'Ended on',
          of: ({ contract }, locale) => dayCell(contract.endedOn, locale),
        },
        {
          key: 'amount',
          fa: 'مبلغ (ریال)',
          en: 'Amount (rials)',
          of: ({ contract }, locale) => numberCell(contract.money?.amount, locale),
        },
        { key: 'phase', fa: 'مرحله', en: 'Phase', width: 28, of: ({ phase }, locale) => phase?.[locale] },
        {
          key: 'weight',
          fa: 'وزن (٪)',
          en: 'Weight (%)',
          of: ({ phase }, locale) => numberCell(phase?.weight, locale),
        },
        {
          key: 'asked',
          fa: 'خواسته (٪)',
          en: 'Asked (%)',
          of: ({ phase }, locale) => numberCell(phase?.asked, locale),
        },
        { key: 'paid', fa: 'پرداخته (٪)', en: 'Paid (%)', of: ({ phase }, locale) => numberCell(phase?.paid, locale) },
        {
          key: 'approved',
          fa: 'مصوب از',
          en: 'Approved since',
          of: ({ phase }, locale) => {
            const by = phase?.approvedBy
            return by ? dayCell(by.kind === 'year' ? by.closedOn : by.since, locale) : null
          },
        },
      ],
      rows: partOf(({ contracts }) =>
        contracts.flatMap((contract): Phase[] =>
          contract.phases.length ? contract.phases.map((phase) => ({ contract, phase })) : [{ contract, phase: null }],
        ),
      ),
    }),
    sheetList<Statement, typeof query>({
      ...list,
      name: 'statements',
      fa: 'صورت‌وضعیت‌ها',
      en: 'Statements',
      columns: [
        {
          key: 'contract',
          fa: 'قرارداد',
          en: 'Contract',
          of: ({ contract }, locale) => contractKinds[contract.what][locale],
        },
        { key: 'party', fa: 'طرف قرارداد', en: 'Party', width: 36, of: ({ contract }) => contract.party.name },
        {
          key: 'number',
          fa: 'شماره',
          en: 'Number',
          of: ({ statement }, locale) => numberCell(statement.number, locale),
        },
        {
          key: 'submitted',
          fa: 'روز ارسال',
          en: 'Submitted on',
          of: ({ statement }, locale) => dayCell(statement.submittedOn, locale),
        },
        {
          key: 'phases',
          fa: 'مرحله‌ها',
          en: 'Phases',
          width: 40,
          of: ({ statement }, locale) => statement.phases.map((phase) => phase[locale]).join('، '),
        },
        {
          key: 'amount',
          fa: 'مبلغ (ریال)',
          en: 'Amount (rials)',
          of: ({ statement }, locale) => numberCell(statement.amount, locale),
        },
        {
          key: 'state',
          fa: 'وضع',
          en: 'State',
          of: ({ statement }, locale) => words[locale][`statement.step.${statement.state}`],
        },
        ...(['check', 'approve', 'pay'] as const).map((kind) => ({
          key: kind,
          fa: fa[`statement.step.${kind}`],
          en: en[`statement.step.${kind}`],
          of: ({ statement }: Statement, locale: Locale) => day(stepOf(statement, kind)?.at, locale),
        })),
        {
          key: 'paper',
          fa: 'سند پرداخت',
          en: 'Payment paper',
          width: 24,
          of: ({ statement }) => stepOf(statement, 'pay')?.paper,
        },
        {
          key: 'why',
          fa: 'چرا پرداخت نمی‌شود',
          en: 'Why it cannot be paid',
          width: 56,
          of: ({ statement }, locale) => statement.why.map((why) => why[locale]).join(' '),
        },
      ],
      rows: partOf(({ contracts }) =>
        contracts.flatMap((contract) =>
          (contract.money?.statements ?? []).map((statement) => ({ contract, statement })),
        ),
      ),
    }),
  ]
}

/** Scores have two decimals at most in a list; the page's receipts have them all. */
const short = (value: string | null | undefined) =>
  value == null ? null : String(Math.round(Number(value) * 100) / 100)
