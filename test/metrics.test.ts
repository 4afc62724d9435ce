import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMetrics } from '../src/app/metrics.ts'
import { type DemoHouse, demoHouse } from './world/house.ts'
import { expectMessage } from './world/refusals.ts'

const told = {
  pool: { totalCount: 3, idleCount: 2, waitingCount: 0 } as pg.Pool,
  lastBackup: async () => new Date('2026-01-02T03:04:05Z'),
  messagesDue: async () => 7,
}
let demo: DemoHouse
let open: FastifyInstance
let guarded: FastifyInstance
beforeAll(async () => {
  demo = await demoHouse()
  open = await demo.house.server()
  addMetrics(open, told, null)
  guarded = await demo.house.server()
  addMetrics(guarded, told, 'a-token-of-some-length')
})
afterAll(async () => {
  await open.close()
  await guarded.close()
  await demo.close()
})

const at = (app: FastifyInstance, remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: '/metrics', remoteAddress, headers })

describe('metrics', () => {
  test('without a token they are for this machine alone', async () => {
    expect((await at(open, '127.0.0.1')).statusCode).toBe(200)
    expect((await at(open, '::1')).statusCode).toBe(200)
    const outside = await at(open, '192.0.2.7')
    expect(outside.statusCode).toBe(404)
    expectMessage(outside.json().error.message)
    expect((await at(open, '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).statusCode).toBe(404)
  })

  test('with a token they are for whoever brings it', async () => {
    expect((await at(guarded, '192.0.2.7', { authorization: 'Bearer a-token-of-some-length' })).statusCode).toBe(200)
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: '' }] as Record<string, string>[])
      expect((await at(guarded, '127.0.0.1', headers)).statusCode).toBe(404)
  })

  test('requests are counted by their route, never by their address or an id', async () => {
    const id = '01a20738-1471-75b2-b527-000000000000'
    await open.inject({ method: 'GET', url: '/api/health' })
    await open.inject({ method: 'GET', url: `/api/claims/${id}` })
    await open.inject({ method: 'GET', url: `/nowhere/${id}` })
    const { body } = await at(open, '127.0.0.1')
    expect(body).toMatch(
      /khoosheh_http_request_duration_seconds_count\{method="GET",route="\/api\/health",status="200"\} 1/,
    )
    expect(body).toContain('route="/api/claims/:id",status="401"')
    expect(body).not.toContain(id)
    expect(body).toContain('khoosheh_db_connections{state="total"} 3')
    expect(body).toContain('khoosheh_last_backup_timestamp_seconds 1767323045')
    expect(body).toContain('khoosheh_messages_due 7')
  })
})
