/**
 * Makes docs/glossary.md from content/glossary.tsv: one Persian term, one English word, one code word.
 * `node scripts/glossary.ts` writes it; with `--check` nothing is written and an outdated page fails.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './selection.ts'

const columns = ['fa', 'en', 'code', 'definition', 'group'] as const

export type Entry = Record<(typeof columns)[number], string>

/** Headings of the groups, in the order of the page. */
const groups: Readonly<Record<string, string>> = {
  people: 'People and organisations · اشخاص و سازمان‌ها',
  cluster: 'Clusters · خوشه‌ها',
  plan: 'Action plan · سند برنامه عمل',
  commitment: 'Commitments and progress · تعهد و پیشرفت',
  meeting: 'Meetings and resolutions · جلسه و مصوبه',
  desk: 'Desk and letters · کارتابل و نامه',
  clinic: 'Cases and clinic · مسائل واحدها و کلینیک صنعت',
  exchange: 'Need and supply · نیاز و توان',
  network: 'Networks · شبکه‌ها',
  park: 'Parks and units · شهرک‌ها و واحدها',
  event: 'Training, exhibitions, brands · آموزش، نمایشگاه و برند',
  public: 'Public pages and figures · صفحه عمومی و رقم‌ها',
  system: 'The system · سامانه',
}

export const source = join(root, 'content/glossary.tsv')
export const page = join(root, 'docs/glossary.md')

/** Reads the table. Throws at a wrong heading, a row with another number of cells, an empty cell or an unknown group. */
export function readGlossary(text: string): Entry[] {
  const [head, ...rows] = text.trimEnd().split('\n')
  if (head !== columns.join('\t')) throw new Error(`glossary: the first line must be ${columns.join(', ')}`)
  return rows.map((row, index) => {
    const cells = row.split('\t')
    if (cells.length !== columns.length || cells.some((cell) => cell.trim() === ''))
      throw new Error(`glossary: line ${index + 2} must have ${columns.length} cells, none of them empty`)
    const entry = Object.fromEntries(columns.map((name, at) => [name, cells[at]!])) as Entry
    if (!groups[entry.group]) throw new Error(`glossary: line ${index + 2} has the unknown group ${entry.group}`)
    return entry
  })
}

/** Words of a column that stand in more than one row. */
export const repeated = (entries: readonly Entry[], column: keyof Entry): string[] =>
  [...Map.groupBy(entries, (entry) => entry[column])].filter(([, same]) => same.length > 1).map(([word]) => word)

const cell = (text: string) => text.replaceAll('|', '\\|')

/** The page: one table a group, rows in the order of the source. */
export function writeGlossary(entries: readonly Entry[]): string {
  const sections = Object.entries(groups).flatMap(([group, heading]) => {
    const own = entries.filter((entry) => entry.group === group)
    if (own.length === 0) return []
    const rows = own.map(
      ({ fa, en, code, definition }) => `| ${[fa, en, `\`${code}\``, definition].map(cell).join(' | ')} |`,
    )
    return [`## ${heading}\n\n| fa | en | code | definition |\n|---|---|---|---|\n${rows.join('\n')}\n`]
  })
  return [
    '# Glossary\n\n' +
      'One Persian term, one English word, one code word: the same in table, type, address, file and screen.\n' +
      `Made from \`content/glossary.tsv\` by \`scripts/glossary.ts\`; change the table, not this page. ${entries.length} terms.\n`,
    ...sections,
  ].join('\n')
}

if (import.meta.main) {
  const made = writeGlossary(readGlossary(readFileSync(source, 'utf8')))
  if (!process.argv.includes('--check')) writeFileSync(page, made)
  else if (readFileSync(page, 'utf8') !== made) {
    console.error('docs/glossary.md is out of date. Run: npx node scripts/glossary.ts')
    process.exitCode = 1
  }
}
