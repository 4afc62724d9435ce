import { createHash } from 'node:crypto'

/** One file of the build with its sources and what it needs beside it; paths from the root, files from the folder of the build. */
export interface Built {
  file: string
  sources: readonly string[]
  imports: readonly string[]
  beside: readonly string[]
}

/** Where work without the network begins: the frame, the desk, the claim form, what waits to be sent, the door; their words in Persian. */
const entries = [
  'src/app/web/main.tsx',
  'src/app/web/desk-home.tsx',
  'src/app/web/off-line.tsx',
  'src/app/web/unsent.tsx',
  'src/app/web/sign-in.tsx',
  // what waits to be sent, and the way out, are reached from here on a phone
  'src/app/web/more-page.tsx',
  'src/modules/commitments/screens/claim-page.tsx',
  'src/ui/forms/jalali-calendar.tsx',
  'src/app/app.fa.ts',
  'src/kernel/kernel.fa.ts',
  'src/ui/ui.fa.ts',
  'src/modules/identity/identity.fa.ts',
  'src/modules/desk/desk.fa.ts',
  'src/modules/commitments/commitments.fa.ts',
  'src/modules/commitments/unsent.fa.ts',
] as const

/**
 * The release of a build as its service worker knows it: the files that are kept at once, and a name that changes with any of them or with
 * the page. Everything else is kept as it is first used.
 */
export function releaseOf(built: readonly Built[], page: string): { name: string; files: string[] } {
  const byFile = new Map(built.map((one) => [one.file, one]))
  const seen = new Set<string>()
  const visit = (file: string) => {
    const one = byFile.get(file)
    if (!one || seen.has(file)) return
    seen.add(file)
    // an old form of the fonts serves browsers that have no service worker
    for (const other of one.beside) if (!other.endsWith('.woff')) seen.add(other)
    one.imports.forEach(visit)
  }
  for (const entry of entries) {
    const one = built.find(({ sources }) => sources.includes(entry))
    if (!one) throw new Error(`the build knows no ${entry}: name what is kept anew`)
    visit(one.file)
  }
  const files = [...seen].map((file) => `/${file}`).sort()
  const every = built.map(({ file }) => file).sort()
  const name = createHash('sha256')
    .update([...files, ...every, page].join('\n'))
    .digest('hex')
    .slice(0, 12)
  return { name, files }
}
