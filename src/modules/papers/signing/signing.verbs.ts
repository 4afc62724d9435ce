import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { dayInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { conflict, forbidden, notFound, refuse } from '../../../kernel/errors.ts'
import { formatJalali } from '../../../kernel/fa/index.ts'
import { insertFileOf } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { listPostsOf } from '../../directory/index.ts'
import { papersPolicy } from '../papers.policy.ts'
import { signersOf } from '../papers.store.ts'
import { bytesOf, kindOf } from '../templates.ts'
import { footed } from '../word/compose.ts'
import { notSigned } from '../word/kinds.ts'
import { readWord, type WordText } from '../word/read.ts'
import { type Signed, typeset } from '../word/typeset.ts'
import { signPlaces } from './block.rules.ts'
import { readPicture } from './picture.rules.ts'
import { whyNotSign } from './signing.rules.ts'
import type { KeepStampBody, PictureBody, SignBody } from './signing.schema.ts'
import {
  endPicture,
  findPaper,
  insertPicture,
  insertSigning,
  lockPaper,
  picturesOf,
  picturesOn,
  signingsOf,
  stampOf,
} from './signing.store.ts'

const own = (ctx: Ctx): string => {
  if (!ctx.actor.personId) throw forbidden('papers.notSigner')
  return ctx.actor.personId
}

/** The picture in a body. @throws 422 at `picture` with what is wrong */
function pictureIn({ picture }: PictureBody) {
  const read = readPicture(Buffer.from(picture, 'base64'))
  if (typeof read === 'string') throw refuse(`papers.${read}`, {}, [{ path: 'picture', code: `papers.${read}` }])
  return { ...read, sha256: createHash('sha256').update(read.bytes).digest('hex') }
}

/**
 * Keeps one's own signature; an earlier one is given up. The journal knows its hash, nobody but its owner its dots.
 *
 * @throws 403 for an account without a person; 422 at `picture`
 */
export const keepSignature = (ctx: Ctx, input: PictureBody): Promise<void> =>
  runVerb(ctx, 'papers.keepSignature', async (tx, entry) => {
    const personId = own(ctx)
    const { mediaType, bytes, sha256 } = pictureIn(input)
    const at = ctx.clock.now()
    await endPicture(tx, at, { kind: 'signature', personId })
    await insertPicture(tx, {
      id: newId(),
      kind: 'signature',
      person_id: personId,
      organisation_id: null,
      media_type: mediaType,
      bytes,
      sha256,
      kept_by: personId,
      kept_at: at,
      ended_at: null,
    })
    entry({ recordId: personId, provinceId: null, after: { sha256 } })
  })

/** Gives one's own signature up: its dots go, what was signed with it stays. */
export const giveUpSignature = (ctx: Ctx): Promise<void> =>
  runVerb(ctx, 'papers.giveUpSignature', async (tx, entry) => {
    const personId = own(ctx)
    const had = await endPicture(tx, ctx.clock.now(), { kind: 'signature', personId })
    entry(had ? { recordId: personId, provinceId: null } : null)
  })

/**
 * Keeps the stamp of an office with the one who holds it. Whoever arranges the office's letters brings it; from then on its holder alone
 * uses it. An earlier one is given up.
 *
 * @throws 403; 404; 422 `papers.holderNoPost` where the holder has no post at the office today, at `picture`
 */
export const keepStamp = (ctx: Ctx, input: KeepStampBody): Promise<void> =>
  runVerb(ctx, 'papers.keepStamp', async (tx, entry) => {
    const office = await getRecord(tx, ctx.actor, input.organisationId, 'organisation')
    authorize(papersPolicy['papers.arrange'], ctx.actor, office, office)
    const holder = await getRecord(tx, ctx.actor, input.holderId, 'person')
    const posts = await postsAt(ctx, holder.id, office.id)
    const today = ctx.clock.today()
    if (!posts.some((post) => post.until === null || post.until >= today))
      throw refuse('papers.holderNoPost', { name: holder.title, office: office.title }, [
        { path: 'holderId', code: 'papers.holderNoPost', details: { name: holder.title, office: office.title } },
      ])
    const { mediaType, bytes, sha256 } = pictureIn(input)
    const at = ctx.clock.now()
    await endPicture(tx, at, { kind: 'stamp', organisationId: office.id })
    await insertPicture(tx, {
      id: newId(),
      kind: 'stamp',
      person_id: holder.id,
      organisation_id: office.id,
      media_type: mediaType,
      bytes,
      sha256,
      kept_by: ctx.actor.personId || null,
      kept_at: at,
      ended_at: null,
    })
    entry({
      recordId: office.id,
      provinceId: office.provinceId,
      after: { title: office.title, holder: holder.title, sha256 },
    })
  })

const postsAt = async (ctx: Ctx, personId: string, organisationId?: string) =>
  (await listPostsOf(ctx.db, ctx.actor, [personId])).filter(
    (post) => organisationId === undefined || post.organisation.id === organisationId,
  )

interface Hand {
  kind: Signed['kind']
  picture: Buffer
  personId: string
  name: string
  /** Post, or the office of a stamp. */
  title: string
  on: Date
}

/** The hands on a paper, each where it belongs: in the own row of the block of signatures, which also says who has not signed; else under the words. */
function handsOf(
  text: WordText,
  signers: readonly { id: string; name: string; post: string }[],
  locale: 'fa' | 'en',
  hands: readonly Hand[],
): Signed[] {
  const places = signPlaces(text, signers)
  const placeOf = new Map(signers.flatMap(({ id }, at) => (places[at] ? [[id, places[at]]] : [])))
  const dayOf = (on: Date) => formatJalali(dayInTehran(on), 'dayYear', locale)
  const signed = new Set(hands.flatMap((hand) => (hand.kind === 'signature' ? [hand.personId] : [])))
  return [
    ...hands.map(({ kind, picture, personId, name, title, on }): Signed => {
      const cell = kind === 'signature' ? placeOf.get(personId) : undefined
      if (cell) return { kind, picture, said: dayOf(on), cell }
      return { kind, picture, said: [name, title, dayOf(on)].filter(Boolean).join(locale === 'fa' ? '، ' : ', ') }
    }),
    ...signers.flatMap(({ id }): Signed[] => {
      const cell = placeOf.get(id)
      return cell && !signed.has(id) ? [{ kind: 'signature', picture: null, said: notSigned[locale], cell }] : []
    }),
  ]
}

/**
 * Puts one's own signature, or the stamp that one holds, on a paper. The paper does not change: a file of the same words with the picture
 * under them is kept beside it, with its hash; whoever sees the paper sees it, and its check address says who signed and when.
 *
 * @throws 404; 403 `papers.notSigner`, `papers.notHolder`, `papers.postEnded`; 409 `papers.signedAlready`, `papers.signReplaced`,
 *   `papers.namesNobody`, `papers.noStamp`, `papers.noPicture`
 */
export const signPaper = (ctx: Ctx, paperId: string, input: SignBody): Promise<{ pdfFile: string; pdfHash: string }> =>
  runVerb(ctx, 'papers.sign', async (tx, entry) => {
    const paper = await findPaper(tx, ctx.actor, paperId)
    if (!paper) throw notFound()
    await lockPaper(tx, paperId)
    const organisationId = input.kind === 'stamp' ? input.organisationId : null
    const [signings, signers, stamp, kept, posts, before] = await Promise.all([
      signingsOf(tx, [paperId]),
      signersOf(tx, [paperId]),
      organisationId ? stampOf(tx, organisationId) : undefined,
      ctx.actor.personId ? picturesOf(tx, ctx.actor.personId) : [],
      ctx.actor.personId ? postsAt(ctx, ctx.actor.personId, organisationId ?? undefined) : [],
      picturesOn(tx, paperId),
    ])
    const picture = kept.find((one) => one.kind === input.kind && one.organisation_id === organisationId)
    const today = ctx.clock.today()
    const why = whyNotSign({
      kind: input.kind,
      actorPersonId: ctx.actor.personId || null,
      signerIds: signers.map((one) => one.id),
      replaced: paper.replacedBy !== null,
      holderId: stamp?.holderId ?? null,
      kept: picture?.bytes != null,
      posts,
      today,
      already: signings.some(
        (one) =>
          one.kind === input.kind &&
          (organisationId ? one.organisationId === organisationId : one.personId === ctx.actor.personId),
      ),
    })
    if (why)
      throw ['papers.notSigner', 'papers.notHolder', 'papers.postEnded'].includes(why) ? forbidden(why) : conflict(why)

    const at = ctx.clock.now()
    const post = posts.find((one) => one.until === null || one.until >= today)
    const kind = kindOf(paper.kind)
    const text = footed(await readWord(await bytesOf(ctx, paper.word_hash)), paper.content, paper.locale)
    const marks = handsOf(text, signers, paper.locale, [
      ...before.map(({ kind: as, picture: bytes }, place) => {
        const { personId, name, organisation, post: title, at: on } = signings[place]!
        return { kind: as, picture: bytes, personId, name, title: organisation ?? title, on }
      }),
      {
        kind: input.kind,
        picture: picture!.bytes!,
        personId: own(ctx),
        name: ctx.actor.name,
        title: picture!.organisation ?? post?.title ?? '',
        on: at,
      },
    ])
    const pdf = await typeset(
      text,
      {
        locale: paper.locale,
        title: kind[paper.locale],
        organisation: paper.organisation,
        at,
        oneSheet: kind.oneSheet,
      },
      marks,
    )
    const name = `${paper.title} ${paper.locale === 'fa' ? 'با امضا' : 'signed'}.pdf`
    const content = await ctx.files!.put(Readable.from([pdf]), name, pdf.length)
    const pdfFile = await insertFileOf(tx, at, ctx.actor, name, content, paperId)
    await insertSigning(tx, {
      id: newId(),
      paper_id: paperId,
      kind: input.kind,
      picture_id: picture!.id,
      person_id: own(ctx),
      organisation_id: organisationId,
      post: post?.title ?? '',
      picture: picture!.bytes!,
      signed_at: at,
      pdf_file: pdfFile,
      pdf_hash: content.hash,
    })
    entry({
      recordId: paper.record_id,
      provinceId: paper.provinceId,
      after: {
        paper: paperId,
        title: paper.title,
        kind: input.kind,
        office: picture!.organisation,
        pdf: content.hash,
        checkCode: paper.check_code,
      },
    })
    return { pdfFile, pdfHash: content.hash }
  })
