import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * The built web app: hashed assets for a year, the page itself fresh each time. Any path that is no file and no API answers the page,
 * since the browser's router knows the screens.
 */
export async function addWebFiles(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'))
  await app.register(statics, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    wildcard: false,
  })
  const worker = await readFile(join(folder, 'worker.js'))
  app.get('/worker.js', { schema: { hide: true } }, async (_, reply) =>
    // asked for at every visit: the next release must be found
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker),
  )
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?')[0]!
    if (path.startsWith('/api/') || path.startsWith('/assets/')) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}

export const isBuilt = (folder: string): boolean => existsSync(join(folder, 'index.html'))
