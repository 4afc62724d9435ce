import { z } from 'zod'
import { Id } from '../../../kernel/http/schema.ts'

/** Base64 of 300 kilobytes at most, with a little room so that one too large is told by its size. */
const Picture = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'papers.notPicture')
  .max(600_000, 'papers.pictureTooLarge')

export const PictureBody = z.strictObject({ picture: Picture })
export type PictureBody = z.output<typeof PictureBody>

export const KeepStampBody = z.strictObject({ organisationId: Id, holderId: Id, picture: Picture })
export type KeepStampBody = z.output<typeof KeepStampBody>

/** An act of one's own: it is confirmed each time. */
const confirmed = z.literal(true, 'papers.confirmSigning')
export const SignBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signature'), confirm: confirmed }),
  z.strictObject({ kind: z.literal('stamp'), organisationId: Id, confirm: confirmed }),
])
export type SignBody = z.output<typeof SignBody>

export const SignedPaper = z.object({ pdfFile: Id, pdfHash: z.string() })

export const OwnPictures = z.object({
  /** Of the reader alone, as a data address. */
  signature: z.object({ shown: z.string(), keptAt: z.date() }).nullable(),
  stamps: z.array(z.object({ organisationId: Id, organisation: z.string(), shown: z.string(), keptAt: z.date() })),
})
export type OwnPictures = z.infer<typeof OwnPictures>

/** Stamps of the offices of a place: who holds which; their pictures are shown to nobody. */
export const OfficeStamps = z.object({
  stamps: z.array(
    z.object({ organisationId: Id, organisation: z.string(), holderId: Id, holder: z.string(), keptAt: z.date() }),
  ),
})
export type OfficeStamps = z.infer<typeof OfficeStamps>
