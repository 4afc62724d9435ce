import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** One file of the tree, its path relative to the root with forward slashes. */
export interface Source {
  path: string
  text: string
}

export interface Import {
  /** As written: `kysely`, `../x.ts`. */
  specifier: string
  /** A path from the root for our own files (`src/kernel/ids.ts`), else the specifier. */
  target: string
  typeOnly: boolean
}

/** Every source file under the folders given. */
export function readSources(root: string, folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|js|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: path.slice(root.length + 1).replaceAll('\\', '/'),
        text: readFileSync(path, 'utf8'),
      })),
  )
}

/** The text without comments; strings stay, and every line keeps its number. */
export function withoutComments(text: string): string {
  let out = ''
  let at = 0
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    const one = text[at]!
    if (two === '//') {
      while (at < text.length && text[at] !== '\n') at++
    } else if (two === '/*') {
      const end = text.indexOf('*/', at + 2)
      const stop = end < 0 ? text.length : end + 2
      out += text.slice(at, stop).replaceAll(/[^\n]/g, '')
      at = stop
    } else if (one === "'" || one === '"' || one === '`') {
      const start = at++
      // a quote inside a regular expression does not run past its line
      while (at < text.length && text[at] !== one && (one === '`' || text[at] !== '\n')) at += text[at] === '\\' ? 2 : 1
      out += text.slice(start, ++at)
    } else {
      out += one
      at++
    }
  }
  return out
}

const statement = /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w*\s{},$]+?\sfrom\s*)?(['"])([^'"\n]+)\2/gm
const dynamic = /\bimport\s*\(\s*(['"])([^'"\n]+)\1\s*\)/g

/** What a file imports or re-exports, `import()` included. */
export function importsOf({ path, text }: Source): Import[] {
  const code = withoutComments(text)
  const found = [
    ...[...code.matchAll(statement)].map((match) => ({ specifier: match[3]!, typeOnly: isTypeOnly(match) })),
    ...[...code.matchAll(dynamic)].map((match) => ({ specifier: match[2]!, typeOnly: false })),
  ]
  return found.map(({ specifier, typeOnly }) => ({ specifier, typeOnly, target: resolveTarget(path, specifier) }))
}

/** `import type {…}` or `import { type A, type B }`: nothing is loaded for what the file uses. */
function isTypeOnly(match: RegExpExecArray): boolean {
  if (match[1] !== undefined) return true
  const names = /\{([^}]*)\}\s*from/.exec(match[0])
  const before = /^\s*(?:import|export)\s+\{/.test(match[0])
  return names !== null && before && names[1]!.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name))
}

const resolveTarget = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.join(dirname(path), specifier) : specifier

/** Every file that a file loads, itself included. Type-only imports load nothing. */
export function reachableFrom(start: string, sources: Map<string, Source>): Set<string> {
  const seen = new Set<string>()
  const open = [start]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const source = sources.get(path)
    if (seen.has(path) || source === undefined) continue
    seen.add(path)
    open.push(
      ...importsOf(source)
        .filter((found) => !found.typeOnly)
        .map((found) => found.target),
    )
  }
  return seen
}
