import type { Ctx } from '../../kernel/context.ts'
import { dayCell, idColumn, lineTyped, numberCell, refuseCell, wordsColumn } from '../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../kernel/lists/list.ts'
import { dayTyped, organisationNamed, personNamed } from '../directory/index.ts'
import { correctLetter } from './correct.verbs.ts'
import { en } from './letters.en.ts'
import { fa } from './letters.fa.ts'
import { placeOf } from './letters.office.ts'
import { type Direction, directions, keptNumber, numberKey, partyKey, receivingRoles } from './letters.rules.ts'
import { CorrectLetter, LetterFilter, type LetterLine, RegisterLetter } from './letters.schema.ts'
import { findSame, versionOf } from './letters.store.ts'
import { registerRow, registerRows } from './letters.view.ts'
import { registerLetter } from './register.verbs.ts'

const words = { fa, en }
type Asked = LetterFilter
const direction = wordsColumn<Direction>(directions, {
  fa: (one) => fa[`direction.${one}`],
  en: (one) => en[`direction.${one}`],
})
const asks = wordsColumn<'yes' | 'no'>(['yes', 'no'], {
  fa: (one) => fa[`asks.${one}`],
  en: (one) => en[`asks.${one}`],
})
const role = wordsColumn<(typeof receivingRoles)[number]>(receivingRoles, {
  fa: (one) => fa[`role.${one}`],
  en: (one) => en[`role.${one}`],
})

/** An organisation of the register by its name; a name that is none, or several, stays a name. */
async function partyTyped(ctx: Ctx, name: string | undefined) {
  if (name === undefined) return {}
  try {
    return { organisationId: await organisationNamed(ctx, 'party', name) }
  } catch {
    return { partyName: lineTyped(name)! }
  }
}

/** A role of the office in words, else a person of the register. */
async function receiverTyped(ctx: Ctx, text: string | undefined) {
  if (text === undefined) return {}
  try {
    return { receiverRole: role.typed('receiver', text) }
  } catch {
    return { receiverPersonId: await personNamed(ctx, 'receiver', text) }
  }
}

async function said(ctx: Ctx, cells: Cells) {
  const dated = dayTyped('dated', cells.dated)
  const due = dayTyped('due', cells.due)
  const waits = asks.typed('asks', cells.asks)
  return {
    ...(cells.number ? { number: keptNumber(cells.number) } : {}),
    ...(dated ? { dated } : {}),
    ...(cells.subject ? { subject: lineTyped(cells.subject)! } : {}),
    ...(await partyTyped(ctx, cells.party)),
    ...(await receiverTyped(ctx, cells.receiver)),
    ...(due ? { due } : {}),
    ...(waits ? { asksAnswer: waits === 'yes' } : due ? { asksAnswer: true } : {}),
  }
}

const directionOf = (cells: Cells): Direction => {
  const found = direction.typed('direction', cells.direction)
  if (!found) throw refuseCell('direction', 'kernel.required')
  return found
}

async function enter(ctx: Ctx, cells: Cells, { province, cluster }: Asked) {
  const all = { ...(await said(ctx, cells)), provinceId: province, clusterId: cluster }
  const which = directionOf(cells)
  const { receiverPersonId: _, receiverRole: __, asksAnswer: ___, due: ____, ...plain } = all
  return registerLetter(ctx, RegisterLetter.parse({ ...(which === 'incoming' ? all : plain), direction: which }))
}

/** The letter of that number, side and day, so that a file brought twice is the same. */
async function standing(ctx: Ctx, cells: Cells, { province, cluster }: Asked): Promise<LetterLine | null> {
  const dated = dayTyped('dated', cells.dated)
  if (!cells.number || !dated || !cells.party) return null
  const place = await placeOf(ctx.db, ctx, { provinceId: province, clusterId: cluster })
  const which = directionOf(cells)
  const key = {
    direction: which,
    office: place.provinceId ?? '',
    party_key: partyKey(cells.party),
    number_key: numberKey(cells.number),
    dated,
  }
  for (const numbering of which === 'incoming' ? (['sender'] as const) : (['own', 'other'] as const)) {
    const same = await findSame(ctx.db, { ...key, numbering })
    const line = same && (await registerRow(ctx, same.id))
    if (line) return line
  }
  return null
}

/** The register of letters, newest first. Letters of an office’s book come in by the same table; scans are brought on the letter’s page. */
export const letterList = sheetList<LetterLine, typeof LetterFilter>({
  name: 'letters',
  fa: 'نامه‌ها',
  en: 'Letters',
  permission: 'signedIn',
  query: LetterFilter,
  columns: [
    idColumn(),
    {
      key: 'direction',
      fa: 'وارده یا صادره',
      en: 'Direction',
      also: ['نوع', 'نوع نامه'],
      of: (row, locale) => direction.out(row.direction, locale),
      choices: direction.choices,
      fixed: true,
    },
    {
      key: 'number',
      fa: 'شماره نامه',
      en: 'Number',
      also: ['شماره', 'شماره وارده', 'شماره صادره', 'no'],
      width: 18,
      of: (row) => row.number,
    },
    {
      key: 'dated',
      fa: 'تاریخ نامه',
      en: 'Dated',
      also: ['تاریخ', 'مورخ', 'date'],
      of: (row, locale) => dayCell(row.dated, locale),
    },
    {
      key: 'party',
      fa: 'فرستنده یا مخاطب',
      en: 'Sender or addressee',
      also: ['فرستنده', 'گیرنده', 'مخاطب', 'طرف مکاتبه', 'sender', 'addressee'],
      width: 36,
      of: (row) => row.party.name,
      fields: ['organisationId', 'partyName'],
    },
    {
      key: 'subject',
      fa: 'موضوع',
      en: 'Subject',
      also: ['عنوان', 'موضوع نامه', 'خلاصه'],
      width: 56,
      of: (row) => row.subject,
    },
    {
      key: 'receiver',
      fa: 'رسیده به',
      en: 'Came to',
      also: ['ارجاع به', 'مسئول پاسخ'],
      width: 24,
      of: (row, locale) => row.receiver.person?.name ?? (row.receiver.role && role.out(row.receiver.role, locale)),
      fields: ['receiverPersonId', 'receiverRole'],
    },
    {
      key: 'asks',
      fa: 'پاسخ می‌خواهد',
      en: 'Asks for an answer',
      of: (row, locale) => (row.direction === 'outgoing' ? null : asks.out(row.asksAnswer ? 'yes' : 'no', locale)),
      choices: asks.choices,
      fields: ['asksAnswer'],
    },
    {
      key: 'due',
      fa: 'مهلت پاسخ',
      en: 'Answer due',
      also: ['مهلت', 'سررسید'],
      of: (row, locale) => dayCell(row.due, locale),
    },
    {
      key: 'state',
      fa: 'حال',
      en: 'State',
      of: (row, locale) => words[locale][`state.${row.state}`],
      outOnly: true,
    },
    {
      key: 'late',
      fa: 'روز دیرکرد',
      en: 'Days late',
      width: 10,
      of: (row, locale) => numberCell(row.daysLate || null, locale),
      outOnly: true,
    },
    {
      key: 'files',
      fa: 'شمار پیوست‌ها',
      en: 'Files',
      width: 10,
      of: (row, locale) => numberCell(row.files, locale),
      outOnly: true,
    },
  ],
  rows: (ctx, filter, page) => registerRows(ctx, filter, page),
  takeIn: {
    permission: 'letters.register',
    find: async (ctx, id) => (await registerRow(ctx, id)) ?? null,
    keyed: standing,
    create: enter,
    change: async (ctx, row, cells) => {
      const { receiverPersonId, receiverRole, ...rest } = await said(ctx, cells)
      const version = await versionOf(ctx.db, row.id)
      return correctLetter(
        ctx,
        row.id,
        CorrectLetter.parse({
          version,
          ...rest,
          ...(receiverRole ? { receiverRole } : {}),
          ...(receiverPersonId ? { receiverPersonId } : {}),
        }),
      )
    },
  },
})
