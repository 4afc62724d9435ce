import type { FastifyRequest } from 'fastify'
import '@fastify/multipart'
import { refuse } from '../errors.ts'

/**
 * The first file of an upload, or undefined where the request brings none. A form that cannot be read (without a boundary, torn in its
 * heads) is the sender's fault: 422 `kernel.badRequest`.
 */
export async function filePart(request: FastifyRequest) {
  if (!request.isMultipart()) return undefined
  try {
    return await request.file()
  } catch (error) {
    // what the library means as a refusal has a status; its reader of forms throws bare errors
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error
    throw refuse('kernel.badRequest')
  }
}
