import { once } from 'node:events'
import { z } from 'zod'
import { roleNames } from '../actor.ts'
import { refuse } from '../errors.ts'
import { type AnyRoute, route } from '../http/route.ts'
import { Id } from '../http/schema.ts'
import type { Policy } from '../policy.ts'
import { getFile, insertLooseFile, refuseHoard } from './attach.ts'
import type { ContentStore } from './content.ts'
import { filePart } from './part.ts'

/** A name without path, control characters or more than 200 letters. */
export const safeName = (name: string): string =>
  [...(name.split(/[\\/]/).at(-1) ?? '')]
    .filter((letter) => letter >= ' ' && letter !== '\u007f')
    .join('')
    .trim()
    .slice(-200) || 'file'

const FileView = z.object({
  id: Id,
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  uploadedAt: z.date(),
})

/** Whoever may enter anything may bring a file; who only reads brings none. */
export const filesPolicy = {
  'files.upload': { roles: roleNames.filter((role) => role !== 'nationalViewer' && role !== 'auditor') },
} satisfies Policy

/** Upload (one part a request, so that each has its own progress and refusal) and download. */
export const fileRoutes = (store: ContentStore): AnyRoute[] => [
  route({
    method: 'POST',
    url: '/api/files',
    permission: 'files.upload',
    summary: 'Uploads one file (multipart part `file`; query `size` in bytes lets a half upload be refused)',
    query: z.object({ size: z.coerce.number().int().positive().optional() }),
    reply: FileView,
    handler: async ({ ctx, request, query }) => {
      await refuseHoard(ctx.db, ctx.actor)
      const part = await filePart(request)
      if (!part) throw refuse('kernel.fileMissing', {}, [{ path: 'file', code: 'kernel.fileMissing' }])
      const name = safeName(part.filename)
      const content = await store.put(part.file, name, query.size ?? null)
      return insertLooseFile(ctx.db, ctx.clock, ctx.actor, name, content)
    },
  }),
  route({
    method: 'GET',
    url: '/api/files/:id',
    permission: 'public',
    summary: 'The bytes of a file, if the record it hangs on is visible',
    params: z.object({ id: Id }),
    handler: async ({ ctx, params, reply }) => {
      const file = await getFile(ctx.db, ctx.actor, params.id)
      const bytes = store.read(file.hash)
      // lost bytes are a defect, told before the first header of the file
      await once(bytes, 'open')
      const shown =
        file.mediaType.startsWith('image/') || file.mediaType === 'application/pdf' ? 'inline' : 'attachment'
      reply
        .type(file.mediaType)
        .header('content-length', file.size)
        .header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=3600')
      return reply.send(bytes)
    },
  }),
]
