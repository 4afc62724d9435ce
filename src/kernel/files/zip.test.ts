import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openArchive } from '../sheets/archive.ts'
import { writeZip, type ZipEntry } from './zip.ts'

const at = new Date('2017-02-04T06:30:00Z')
const entry = (name: string, bytes: Buffer): ZipEntry => ({ name, content: () => Readable.from([bytes]) })

async function written(entries: readonly ZipEntry[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'khoosheh-zip-')), 'archive.zip')
  writeFileSync(path, await buffer(writeZip(entries, at)))
  return path
}

test('what went in comes out, under its Persian name, whatever its size', async () => {
  const large = randomBytes(3_000_000)
  const files = { '۰۰ دستور جلسه.pdf': Buffer.from('%PDF'), 'بزرگ.bin': large, 'تهی.txt': Buffer.alloc(0) }
  const path = await written(Object.entries(files).map(([name, bytes]) => entry(name, bytes)))
  const archive = await openArchive(path)
  expect(archive.names()).toEqual(Object.keys(files))
  expect(await buffer(await archive.read('بزرگ.bin'))).toEqual(large)
  expect((await buffer(await archive.read('۰۰ دستور جلسه.pdf'))).toString()).toBe('%PDF')
})

test('another program finds it whole', async () => {
  const path = await written([entry('یک.txt', Buffer.from('سلام'.repeat(5000))), entry('two.txt', Buffer.from('2'))])
  const said = execFileSync('python3', [
    '-c',
    'import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())',
    path,
  ])
  expect(said.toString().trim()).toBe('None')
})

test('a file that cannot be read ends the archive with its error', async () => {
  const broken: ZipEntry = {
    name: 'broken',
    content: () =>
      new Readable({
        read() {
          this.destroy(new Error('lost'))
        },
      }),
  }
  await expect(buffer(writeZip([entry('one', Buffer.from('1')), broken], at))).rejects.toThrow('lost')
})
