import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id } from '../../../kernel/http/schema.ts'
import { Office } from '../papers.schema.ts'
import { KeepStampBody, OfficeStamps, OwnPictures, PictureBody, SignBody, SignedPaper } from './signing.schema.ts'
import { giveUpSignature, keepSignature, keepStamp, signPaper } from './signing.verbs.ts'
import { officeStamps, ownPictures } from './signing.view.ts'

export const signingRoutes = [
  route({
    method: 'GET',
    url: '/api/account/signature',
    permission: 'signedIn',
    summary: 'One’s own signature and the stamps that one holds',
    reply: OwnPictures,
    handler: ({ ctx }) => ownPictures(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/account/signature',
    permission: 'papers.sign',
    summary: 'Keeps one’s own signature as a picture (PNG or JPEG in base64); nobody else can read it',
    body: PictureBody,
    reply: Done,
    handler: ({ ctx, body }) => keepSignature(ctx, body).then(() => done),
  }),
  route({
    method: 'DELETE',
    url: '/api/account/signature',
    permission: 'papers.sign',
    summary: 'Gives one’s own signature up; papers signed with it stay',
    reply: Done,
    handler: ({ ctx }) => giveUpSignature(ctx).then(() => done),
  }),
  route({
    method: 'GET',
    url: '/api/letters/stamps',
    permission: 'papers.arrange',
    summary: 'Stamps of the offices of a place and who holds each',
    query: Office,
    reply: OfficeStamps,
    handler: ({ ctx, query }) => officeStamps(ctx, query.province),
  }),
  route({
    method: 'PUT',
    url: '/api/letters/stamps',
    permission: 'papers.arrange',
    summary: 'Keeps the stamp of an office with the one who holds it',
    body: KeepStampBody,
    reply: Done,
    handler: ({ ctx, body }) => keepStamp(ctx, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/papers/:id/signing',
    permission: 'papers.sign',
    summary: 'Puts one’s own signature or the stamp that one holds on a paper, as a file beside it',
    params: z.object({ id: Id }),
    body: SignBody,
    reply: SignedPaper,
    handler: ({ ctx, params, body }) => signPaper(ctx, params.id, body),
  }),
]
