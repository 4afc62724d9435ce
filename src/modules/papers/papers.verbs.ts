import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { formatJalali, normaliseInput, toJalali } from '../../kernel/fa/index.ts'
import { attachFiles, insertFileOf } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import type { PaperSource, PaperSources, PaperValues } from '../../kernel/manifest.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, insertRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { listPostsOf } from '../directory/index.ts'
import { readLetterhead, takeLetterNumber } from './letterhead.read.ts'
import { checkCodeOf, isPattern, keptPattern } from './letterhead.rules.ts'
import { papersPolicy } from './papers.policy.ts'
import type { AdoptBody, LetterheadBody, MakeBody } from './papers.schema.ts'
import {
  copyParties,
  findLatest,
  insertLetterhead,
  insertPaper,
  insertSigners,
  insertTemplate,
} from './papers.store.ts'
import { kindOf, templateInForce, tryTemplate } from './templates.ts'
import { composePaper } from './word/compose.ts'
import { persianValues } from './word/digits.rules.ts'
import type { PaperKind } from './word/kinds.ts'

const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()

/** What the house itself knows: the rooms' sources and the origin under which people open it. */
export interface PaperHouse {
  sources: PaperSources
  publicUrl: string
}

/**
 * Puts a Word file that the actor has brought into force as the template of a kind, from a day on. What was made before stays as it is.
 *
 * @throws 403; 404; 422 `papers.templateBroken` with every fault by name, `papers.validFromPast`, `papers.unknownKind`
 */
export async function adoptTemplate(ctx: Ctx, input: AdoptBody): Promise<{ id: string }> {
  const provinceId = input.provinceId ?? null
  authorize(papersPolicy['papers.arrange'], ctx.actor, { provinceId }, { provinceId })
  const kind = kindOf(input.kind)
  if (input.validFrom < ctx.clock.today())
    throw refuse('papers.validFromPast', { day: input.validFrom }, [
      { path: 'validFrom', code: 'papers.validFromPast', details: { day: input.validFrom } },
    ])
  const { hash } = await tryTemplate(ctx, kind, input.fileId)
  return runVerb(ctx, 'papers.adopt', async (tx, entry) => {
    const id = newId()
    const at = ctx.clock.now()
    const name = clean(input.name)
    await insertRecord(tx, at, { id, kind: 'paperTemplate', title: `${kind[input.locale]}: ${name}`, provinceId })
    await attachFiles(tx, at, ctx.actor, [input.fileId], id, 'fileId')
    await insertTemplate(tx, {
      id,
      kind: kind.code,
      locale: input.locale,
      province_id: provinceId,
      name,
      file_id: input.fileId,
      hash,
      valid_from: input.validFrom,
      adopted_by: ctx.actor.personId || null,
      adopted_at: at,
    })
    entry({
      recordId: id,
      provinceId,
      after: { title: kind.fa, name, locale: input.locale, validFrom: input.validFrom, hash },
    })
    return { id }
  })
}

/**
 * Writes the letterhead of an office for a Jalali year: name, slogan, pattern of letter numbers and the first of them.
 *
 * @throws 403; 422 `papers.badPattern`
 */
export const writeLetterhead = (ctx: Ctx, input: z.output<typeof LetterheadBody>): Promise<void> =>
  runVerb(ctx, 'papers.letterhead', async (tx, entry) => {
    const provinceId = input.provinceId ?? null
    authorize(papersPolicy['papers.arrange'], ctx.actor, { provinceId }, { provinceId })
    const pattern = keptPattern(clean(input.pattern))
    if (!isPattern(pattern)) throw refuse('papers.badPattern', {}, [{ path: 'pattern', code: 'papers.badPattern' }])
    const before = await readLetterhead(tx, provinceId, input.year, 'fa')
    const after = {
      organisation: clean(input.organisation),
      slogan: clean(input.slogan),
      pattern,
      digits: input.digits,
      firstNumber: input.firstNumber,
    }
    await insertLetterhead(tx, {
      id: newId(),
      province_id: provinceId,
      year: input.year,
      organisation: after.organisation,
      slogan: after.slogan || null,
      pattern,
      digits: after.digits,
      first_number: after.firstNumber,
      written_by: ctx.actor.personId || null,
      written_at: ctx.clock.now(),
    })
    entry({ recordId: null, provinceId, before: { ...before }, after: { year: input.year, ...after } })
  })

/** What a person may write of a paper; what was not asked is left as the room proposes it. */
const asked = (
  values: PaperValues,
  asks: readonly string[],
  fields: Readonly<Record<string, string>>,
): PaperValues => ({
  ...values,
  ...Object.fromEntries(asks.flatMap((name) => (fields[name] === undefined ? [] : [[name, clean(fields[name])]]))),
})

/** What is filled in: paths of the house as whole addresses, digits as the language has them. */
const printed = (locale: 'fa' | 'en', values: PaperValues, publicUrl: string): PaperValues =>
  Object.fromEntries(
    Object.entries(locale === 'fa' ? persianValues(values) : values).map(([name, value]) => [
      name,
      name.endsWith('_link') && typeof value === 'string' && value.startsWith('/') ? `${publicUrl}${value}` : value,
    ]),
  )

/** @throws 422 where the source asks for whom it is and nobody of its list is named, or none is asked for */
async function checkChoice(ctx: Ctx, { choose }: PaperSource, id: string, locale: 'fa' | 'en', forId: string | null) {
  const wrong = (code: string) => refuse(code, {}, [{ path: 'forId', code }])
  if (forId === null) {
    if (choose?.required) throw wrong('kernel.required')
  } else if (!(await choose?.list(ctx, id, locale))?.some((one) => one.id === forId)) throw wrong('papers.notOfIt')
}

/** The person whom its maker chose as the paper's signer. Null: the name is text and nobody signs it here. @throws 404 for a person out of sight */
async function chosenSigner(ctx: Ctx, source: PaperSource, chosen: string | undefined) {
  if (!source.asks.includes('signer_name') || !chosen) return null
  // everybody may name oneself, in reach or not
  if (chosen === ctx.actor.personId) return { id: chosen, title: ctx.actor.name }
  return getRecord(ctx.db, ctx.actor, chosen, 'person')
}

/** The post of a signer who is not the one at work: what the room proposed is the post of whoever makes the paper. */
async function signerPost(
  ctx: Ctx,
  signerId: string,
  proposed: PaperValues,
  typed: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const isOwn = signerId === ctx.actor.personId
  if (isOwn || (typed.signer_post !== undefined && typed.signer_post !== proposed.signer_post)) return {}
  const today = ctx.clock.today()
  const posts = await listPostsOf(ctx.db, ctx.actor, [signerId])
  return { signer_post: posts.find((post) => post.until === null || post.until >= today)?.title ?? '' }
}

const fileName = (kind: PaperKind, locale: 'fa' | 'en', number: string | null, dated: string) =>
  `${kind[locale]} ${(number ?? formatJalali(dated, 'numeric', locale)).replaceAll(/[/\\:*?"<>|]/g, '-')}`

/**
 * Makes the paper of a record: fills the template in force, gives it the office's next letter number and a check code, and keeps both files
 * with their hashes. Whoever is a party of the record sees it. A later one replaces it, with the reason.
 *
 * The number is taken after everything that can be refused, and files are written under its lock: a number that is given stands on a paper.
 *
 * @throws 403 with the room's reason; 404; 409 `papers.alreadyMade`, `papers.numberTaken`; 422 `papers.unknownKind`, `papers.noSource`
 */
export const makePaper = (
  ctx: Ctx,
  { sources, publicUrl }: PaperHouse,
  input: z.output<typeof MakeBody>,
): Promise<{ id: string; letterNumber: string | null; checkCode: string }> =>
  runVerb(ctx, 'papers.make', async (tx, entry) => {
    const { locale } = input
    const kind = kindOf(input.kind)
    const source = sources[kind.code]
    if (!source) throw refuse('papers.noSource', {}, [{ path: 'kind', code: 'papers.noSource' }])
    const inside: Ctx = { ...ctx, db: tx }
    const record = await getRecord(tx, ctx.actor, input.recordId, source.of)
    authorize(papersPolicy['papers.make'], ctx.actor, record, { of: await source.may(inside, record.id) })
    const forId = input.forId ?? null
    await checkChoice(inside, source, record.id, locale, forId)
    const latest = await findLatest(tx, record.id, kind.code, forId)
    if ((latest?.id ?? null) !== (input.replaces ?? null))
      throw conflict('papers.alreadyMade', { number: latest?.letter_number ?? '' })
    if (input.replaces && !input.reason)
      throw refuse('kernel.invalid', {}, [{ path: 'reason', code: 'kernel.required' }])

    const at = ctx.clock.now()
    const dated = ctx.clock.today()
    const { year } = toJalali(dated)
    const provinceId = record.provinceId ?? null
    const head = await readLetterhead(tx, provinceId, year, locale)
    const template = await templateInForce(ctx, tx, { kind: kind.code, locale, provinceId, day: dated })
    const signer = await chosenSigner(inside, source, input.signerId)
    const proposed = await source.values(inside, record.id, locale, forId)
    const checkCode = checkCodeOf(randomBytes(10))
    const id = newId()

    const taken = kind.numbered ? await takeLetterNumber(tx, provinceId, dated) : null
    const number = taken?.number ?? null
    const values: PaperValues = printed(
      locale,
      {
        ...asked(proposed, source.asks, input.fields),
        // who signs is named by the directory, not by what was typed
        ...(signer
          ? { signer_name: signer.title, ...(await signerPost(inside, signer.id, proposed, input.fields)) }
          : {}),
        ...(number === null ? {} : { letter_number: number, letter_date: formatJalali(dated, 'numeric', locale) }),
        organisation_name: head.organisation,
        slogan: head.slogan,
        verify_link: `/check/${checkCode}`,
        verify_code: checkCode,
      },
      publicUrl,
    )
    const { word, pdf } = await composePaper(template.bytes, values, {
      locale,
      title: kind[locale],
      organisation: head.organisation,
      at,
      oneSheet: kind.oneSheet,
    })
    const name = fileName(kind, locale, number, dated)
    await insertRecord(tx, at, { ...record, id, kind: 'paper', title: name, audience: 'reach' })
    await copyParties(tx, record.id, id)
    const keep = async (bytes: Buffer, called: string) => {
      const content = await ctx.files!.put(Readable.from([bytes]), called, bytes.length)
      return { id: await insertFileOf(tx, at, ctx.actor, called, content, id), hash: content.hash }
    }
    const wordFile = await keep(word, `${name}.docx`)
    const pdfFile = await keep(pdf, `${name}.pdf`)
    await insertPaper(tx, {
      id,
      kind: kind.code,
      locale,
      record_id: record.id,
      for_id: forId,
      template_id: template.id,
      organisation: head.organisation,
      dated,
      office: taken?.office ?? null,
      year: taken?.year ?? null,
      n: taken?.n ?? null,
      letter_number: number,
      content: JSON.stringify(values),
      check_code: checkCode,
      word_file: wordFile.id,
      word_hash: wordFile.hash,
      pdf_file: pdfFile.id,
      pdf_hash: pdfFile.hash,
      replaces: input.replaces ?? null,
      reason: input.reason ?? null,
      made_by: ctx.actor.personId || null,
      made_at: at,
    })
    const signers = signer
      ? [{ id: signer.id, name: signer.title, post: String(values.signer_post ?? '') }]
      : await source.signers?.(inside, record.id)
    await insertSigners(tx, id, signers ?? [])
    entry({
      recordId: record.id,
      provinceId,
      after: { paper: id, title: kind.fa, number, checkCode, word: wordFile.hash, pdf: pdfFile.hash },
      reason: input.reason ?? null,
    })
    return { id, letterNumber: number, checkCode }
  })
