import { demoPassword } from '../../src/app/demo/accounts.ts'
import { readSheet, type SheetRow, writeSheets } from '../../src/kernel/sheets.ts'
import type { DemoHouse } from './house.ts'
import type { Body } from './refusals.ts'

/** A table as a file, its first row the headings. */
export const tableFile = (...rows: (string | null)[][]): Promise<Buffer> =>
  writeSheets([{ name: 'x', columns: rows[0]!.map((title) => ({ title: title! })), rows: rows.slice(1) }])

/** Lists of a house out and in, as the page's dialog asks for them. */
export function sheetsOf(demo: () => DemoHouse) {
  const cookies = new Map<string, string>()
  const cookieOf = async (name: string): Promise<string> => {
    if (!cookies.has(name)) cookies.set(name, (await demo().signIn(`${name}@khoosheh.example`, demoPassword)).cookie)
    return cookies.get(name)!
  }
  const send = async (
    name: string,
    url: string,
    bytes: Buffer,
    fileName: string,
  ): Promise<{ status: number; body: Body }> => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName)
    const request = new Request('http://x', { method: 'POST', body: form })
    const reply = await demo().app.inject({
      method: 'POST',
      url,
      headers: { cookie: await cookieOf(name), 'content-type': request.headers.get('content-type')! },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  /** The rows of a list as a file, with its headings first. */
  const out = async (name: string, url: string): Promise<{ status: number; bytes: Buffer; rows: SheetRow[] }> => {
    const reply = await demo().app.inject({ url, headers: { cookie: await cookieOf(name) } })
    const bytes = reply.rawPayload
    return { status: reply.statusCode, bytes, rows: reply.statusCode === 200 ? await readSheet(bytes, 100_001) : [] }
  }
  const tryFile = (name: string, list: string, bytes: Buffer, query = '', fileName = `${list}.xlsx`) =>
    send(name, `/api/lists/${list}/trial?${query}`, bytes, fileName)
  const tryTable = async (name: string, list: string, query: string, ...rows: (string | null)[][]) =>
    tryFile(name, list, await tableFile(...rows), query)
  /** Takes in what a trial showed. */
  const takeIn = async (name: string, list: string, query: string, trial: Body, goodOnly = false) =>
    (await demo().as(name))('POST', `/api/lists/${list}/import?${query}`, {
      fileId: trial.fileId,
      hash: trial.hash,
      goodOnly,
    })
  return { out, tryFile, tryTable, takeIn }
}

/** Counts of a trial in which nothing is new, changed or refused. */
export const allSame = (rows: number) => ({ create: 0, change: 0, same: rows, refuse: 0, total: rows })

/** What the rows of a trial say, by row: outcome and «column: code». */
export const saidOf = (trial: Body): string[][] =>
  trial.rows
    .toSorted((one: { number: number }, other: { number: number }) => one.number - other.number)
    .map((row: { outcome: string; problems: { code: string; column: { en: string } | null }[] }) => [
      row.outcome,
      ...row.problems.map(({ code, column }) => `${column?.en ?? '-'}: ${code}`),
    ])
