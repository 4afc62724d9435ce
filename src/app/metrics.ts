import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sendProblem } from './errors.ts'

const isLoopback = (ip: string) => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'

const same = (given: string, wanted: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What a house can tell of itself beside its requests. */
export interface Told {
  pool: pg.Pool
  /** When the newest good backup was made; null where none is. */
  lastBackup: () => Promise<Date | null>
  /** Messages that have been due and could not be sent yet. */
  messagesDue: () => Promise<number>
}

/** Prometheus at `/metrics`, for this machine or with the token. Labels carry routes, never addresses or ids. */
export function addMetrics(app: FastifyInstance, { pool, lastBackup, messagesDue }: Told, token: string | null): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'khoosheh_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'khoosheh_db_connections',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  new Gauge({
    name: 'khoosheh_last_backup_timestamp_seconds',
    help: 'When the newest good backup was made; 0 where none is',
    registers: [registry],
    async collect() {
      this.set(((await lastBackup())?.getTime() ?? 0) / 1000)
    },
  })
  new Gauge({
    name: 'khoosheh_messages_due',
    help: 'Messages that are due and not sent yet',
    registers: [registry],
    async collect() {
      this.set(await messagesDue())
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const allowed = token
      ? same(given, token)
      : isLoopback(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (!allowed) return sendProblem(reply, request, 'kernel.notFound', 'notFound')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
