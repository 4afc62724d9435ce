import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './selection.ts'

/** Compressed JavaScript that a first screen may load, in kB. */
export const mostFirstScreen = 250

interface Chunk {
  file: string
  imports?: string[]
}

/** What the sign-in page and the desk need before they stand: the entry, their own chunk, and everything these import at once. */
const firstScreens = {
  'sign-in': ['index.html', 'src/app/web/sign-in.tsx', 'src/modules/identity/identity.fa.ts', 'src/app/app.fa.ts'],
  desk: [
    'index.html',
    'src/app/web/desk-home.tsx',
    'src/modules/desk/desk.fa.ts',
    'src/modules/identity/identity.fa.ts',
    'src/modules/commitments/commitments.fa.ts',
    'src/app/app.fa.ts',
  ],
} as const

/** Compressed size in kB of each first screen, from the build's manifest. */
export function firstScreenSizes(folder = join(root, 'dist', 'web')): Record<keyof typeof firstScreens, number> {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const sizeOf = (entries: readonly string[]) => {
    const seen = new Set<string>()
    const visit = (key: string) => {
      const chunk = manifest[key]
      if (!chunk || seen.has(chunk.file)) return
      seen.add(chunk.file)
      chunk.imports?.forEach(visit)
    }
    for (const entry of entries)
      if (!manifest[entry]) throw new Error(`the build knows no ${entry}: name the first screen's files anew`)
    entries.forEach(visit)
    const bytes = [...seen]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
    return bytes / 1000
  }
  return Object.fromEntries(Object.entries(firstScreens).map(([name, entries]) => [name, sizeOf(entries)])) as Record<
    keyof typeof firstScreens,
    number
  >
}
