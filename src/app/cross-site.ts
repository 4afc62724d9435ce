import type { FastifyRequest } from 'fastify'
import { forbidden } from '../kernel/errors.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site's page asks for. Browsers say where a request comes from (`Origin`, `Sec-Fetch-Site`); the cookie is
 * SameSite besides. Callers that are no browser send neither header and carry no cookie of a victim.
 */
export async function refuseCrossSite(request: FastifyRequest): Promise<void> {
  if (reading.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw forbidden('kernel.crossSite')
  const origin = request.headers.origin
  if (origin && URL.canParse(origin) && new URL(origin).host !== request.host) throw forbidden('kernel.crossSite')
  if (origin && !URL.canParse(origin)) throw forbidden('kernel.crossSite')
}
