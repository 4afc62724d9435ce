import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { toJalali } from '../../kernel/fa/index.ts'
import { authorize, may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { readLetterhead } from './letterhead.read.ts'
import { letterNumber, shownPattern, typedCode } from './letterhead.rules.ts'
import { papersPolicy } from './papers.policy.ts'
import type {
  CheckBody,
  CheckedPaper,
  CheckView,
  Office,
  OfficeView,
  PapersQuery,
  PapersView,
  TemplateFileQuery,
} from './papers.schema.ts'
import { findByCode, findTemplate, lastNumber, listPapers, listTemplates, signersOf } from './papers.store.ts'
import type { PaperHouse } from './papers.verbs.ts'
import { whyNotSign } from './signing/signing.rules.ts'
import { picturesOf, signingsOf } from './signing/signing.store.ts'
import { bytesOf, kindOf, templateInForce, tryTemplate } from './templates.ts'
import { composePaper } from './word/compose.ts'
import { exampleValues } from './word/example.ts'
import { paperKindOf, paperKinds } from './word/kinds.ts'

/** An office's letters: letterhead of the year, every kind of paper with its templates. */
export async function officeView(ctx: Ctx, { province }: Office, locale: 'fa' | 'en' = 'fa'): Promise<OfficeView> {
  const provinceId = province ?? null
  const { year } = toJalali(ctx.clock.today())
  const [head, last, rows] = await Promise.all([
    readLetterhead(ctx.db, provinceId, year, locale),
    lastNumber(ctx.db, provinceId ?? '', year),
    listTemplates(ctx.db, provinceId),
  ])
  const today = ctx.clock.today()
  const linesOf = (kind: string, of: 'fa' | 'en') => {
    const own = rows.filter((row) => row.kind === kind && row.locale === of)
    const begun = own.filter((row) => row.valid_from <= today)
    const now = begun.find((row) => row.province_id === provinceId) ?? begun[0]
    return own.map((row) => ({
      id: row.id,
      name: row.name,
      provinceId: row.province_id,
      validFrom: row.valid_from,
      adoptedBy: row.adopterName,
      inForce: row.id === now?.id,
    }))
  }
  return {
    provinceId,
    year,
    letterhead: {
      ...head,
      pattern: shownPattern(head.pattern, locale),
      next: letterNumber(head, year, Math.max(last + 1, head.firstNumber)),
      last,
    },
    kinds: paperKinds.map(({ code, fa, en, required, fields, lists }) => ({
      code,
      fa,
      en,
      required: [...required],
      fields: [...fields],
      lists: [...lists].map(([name, of]) => ({ name, fields: [...of] })),
      templates: { fa: linesOf(code, 'fa'), en: linesOf(code, 'en') },
    })),
    may: { arrange: may(papersPolicy['papers.arrange'], ctx.actor, { provinceId }, { provinceId }) },
  }
}

/** A dry run of a file just brought. @throws 422 `papers.templateBroken` with every fault by name */
export async function checkView(ctx: Ctx, input: CheckBody): Promise<CheckView> {
  const { check } = await tryTemplate(ctx, kindOf(input.kind), input.fileId)
  return { used: [...check.used], unused: [...check.unused] }
}

/** A template as a file: as it is, or filled with example data. @throws 403 for an office that is not one's own; 404 */
export async function templateFile(ctx: Ctx, asked: TemplateFileQuery): Promise<{ bytes: Buffer; name: string }> {
  const provinceId = asked.province ?? null
  authorize(papersPolicy['papers.arrange'], ctx.actor, { provinceId }, { provinceId })
  const kind = kindOf(asked.kind)
  const { locale } = asked
  const template = async () => {
    if (asked.file) return (await tryTemplate(ctx, kind, asked.file)).bytes
    if (!asked.template)
      return (await templateInForce(ctx, ctx.db, { kind: kind.code, locale, provinceId, day: ctx.clock.today() })).bytes
    const found = await findTemplate(ctx.db, ctx.actor, asked.template)
    if (!found) throw notFound()
    return bytesOf(ctx, found.hash)
  }
  const bytes = await template()
  const name = kind[locale]
  if (asked.as === 'template') return { bytes, name: `${name}.docx` }
  const { year } = toJalali(ctx.clock.today())
  const head = await readLetterhead(ctx.db, provinceId, year, locale)
  const values = {
    ...exampleValues(kind, locale),
    organisation_name: head.organisation,
    slogan: head.slogan,
    ...(kind.numbered ? { letter_number: letterNumber(head, year, head.firstNumber) } : {}),
  }
  const made = await composePaper(bytes, values, {
    locale,
    title: name,
    organisation: head.organisation,
    at: ctx.clock.now(),
    oneSheet: kind.oneSheet,
  })
  return asked.as === 'pdf' ? { bytes: made.pdf, name: `${name}.pdf` } : { bytes: made.word, name: `${name}.docx` }
}

/** Papers of a record, and what can be made of it. @throws 404 */
export async function papersView(
  ctx: Ctx,
  { sources }: PaperHouse,
  { record: recordId, locale }: z.output<typeof PapersQuery>,
): Promise<PapersView> {
  const record = await getRecord(ctx.db, ctx.actor, recordId)
  const rows = await listPapers(ctx.db, ctx.actor, recordId)
  const ids = rows.map((row) => row.id)
  const [signings, signers, kept] = await Promise.all([
    signingsOf(ctx.db, ids),
    signersOf(ctx.db, ids),
    ctx.actor.personId ? picturesOf(ctx.db, ctx.actor.personId) : [],
  ])
  const fitting = Object.entries(sources).filter(([, source]) => source.of === record.kind)
  const make = await Promise.all(
    fitting.map(async ([code, source]) => {
      const answer = may(papersPolicy['papers.make'], ctx.actor, record, { of: await source.may(ctx, recordId) })
      const choose =
        answer === true && source.choose
          ? { required: source.choose.required, list: [...(await source.choose.list(ctx, recordId, locale))] }
          : null
      const first = choose?.required ? choose.list[0]?.id : undefined
      const known = answer === true && (!choose?.required || first !== undefined)
      const values = known ? await source.values(ctx, recordId, locale, first ?? null) : {}
      const { fa, en } = kindOf(code)
      return {
        code,
        fa,
        en,
        may: answer,
        asks: source.asks.map((field) => {
          const value = values[field]
          return { field, proposed: typeof value === 'string' ? value : '' }
        }),
        choose,
        latest: rows.flatMap(({ id, kind, replacedBy, forId }) =>
          kind === code && replacedBy === null ? [{ id, forId }] : [],
        ),
      }
    }),
  )
  return {
    me: ctx.actor.personId || null,
    rows: rows.map(({ kind: code, replacedBy, forId: _for, ...row }) => {
      const kind = paperKindOf(code)
      const own = signings.filter((one) => one.paperId === row.id)
      const named = signers.filter((one) => one.paperId === row.id)
      return {
        ...row,
        signers: named.map(({ id, name }) => ({
          id,
          name,
          signed: own.some((one) => one.kind === 'signature' && one.personId === id),
        })),
        signings: own,
        maySign:
          whyNotSign({
            kind: 'signature',
            actorPersonId: ctx.actor.personId || null,
            signerIds: named.map((one) => one.id),
            replaced: replacedBy !== null,
            holderId: null,
            kept: kept.some((one) => one.kind === 'signature'),
            // whose post has ended is told when signing
            posts: [],
            today: ctx.clock.today(),
            already: own.some((one) => one.kind === 'signature' && one.personId === ctx.actor.personId),
          }) ?? (true as const),
        stamps: kept.flatMap(({ kind: of, organisation_id: organisationId, organisation }) =>
          of === 'stamp' && replacedBy === null && !own.some((one) => one.organisationId === organisationId)
            ? [{ organisationId: organisationId!, organisation: organisation ?? '' }]
            : [],
        ),
        kind: { code, fa: kind?.fa ?? code, en: kind?.en ?? code },
        replaced: replacedBy !== null,
      }
    }),
    make,
  }
}

/** What the public may know of a paper. @throws 404 `papers.unknownCode` */
export async function checkedPaper(ctx: Ctx, typed: string): Promise<CheckedPaper> {
  const code = typedCode(typed)
  const found = code ? await findByCode(ctx.db, code) : undefined
  if (!found) throw notFound('papers.unknownCode')
  const { id, kind: of, replacedBy, ...rest } = found
  const kind = paperKindOf(of)
  const [signings, signers] = [await signingsOf(ctx.db, [id]), await signersOf(ctx.db, [id])]
  return {
    ...rest,
    signings,
    signers: signers.length,
    kind: { fa: kind?.fa ?? of, en: kind?.en ?? of },
    replaced: replacedBy !== null,
  }
}
