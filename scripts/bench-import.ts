import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'

const rows = 52_000
/** The one row among them that is wrong. */
const badRow = 31_415

/** A register of units as an office sends it: title, two lines of headings, Persian and Latin digits, one wrong row. */
async function registerFile(): Promise<Buffer> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true })
  const sheet = book.addWorksheet('واحدها')
  sheet.addRow(['فهرست واحدهای صنعتی استان البرز']).commit()
  sheet
    .addRow([
      'ردیف',
      'نام واحد صنعتی',
      'کد رهگیری',
      'استان',
      'شهرستان',
      'کد آیسیک',
      'وضعیت',
      'اشتغال (نفر)',
      'تاریخ آمار',
      'شهرک صنعتی',
      'منبع',
    ])
    .commit()
  for (let at = 0; at < rows; at++)
    sheet
      .addRow([
        at + 1,
        `واحد سنجش ${at}`,
        `B${String(at).padStart(7, '0')}`,
        'البرز',
        at === badRow ? 'ناکجا' : 'کرج',
        at % 2 ? '2220' : 1410,
        at % 3 ? 'فعال' : 'راکد',
        at % 250,
        '۱۳۹۵/۰۶/۳۱',
        at % 5 ? 'اشتهارد' : 'ندارد',
        'آمار سالانه',
      ])
      .commit()
  sheet.commit()
  await book.commit()
  return whole
}

interface View {
  state: string
  counts: Record<string, number> | null
  progress: unknown
}

/** Brings the file, applies it and takes it back, with seconds and the server's peak memory. */
export async function benchImport(address: string, cookie: string, peak: () => number): Promise<void> {
  const headers = { cookie }
  const bytes = await registerFile()
  const before = peak()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'units.xlsx')
  let began = performance.now()
  const post = async (path: string, body?: FormData) => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: body ? headers : { ...headers, 'content-type': 'application/json' },
      body: body ?? '{}',
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { id: string }
  }
  const { id } = await post('/api/units/imports', form)
  const until = async (what: string) => {
    for (;;) {
      const view = (await (await fetch(`${address}/api/units/imports/${id}?limit=1`, { headers })).json()) as View
      if (view.progress === null) {
        console.log(
          `import, ${rows} rows: ${what} ${((performance.now() - began) / 1000).toFixed(1)} s, ${view.state}, ${JSON.stringify(view.counts)}, peak memory ${peak().toFixed(0)} MB (before ${before.toFixed(0)}; to reach: 300)`,
        )
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  await until('read and tried in')
  began = performance.now()
  await post(`/api/units/imports/${id}/applying`)
  await until('applied in')
  began = performance.now()
  await post(`/api/units/imports/${id}/taking-back`)
  await until('taken back in')
}
