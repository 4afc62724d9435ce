import { normaliseInput } from '../../kernel/fa/index.ts'
import { type Catalogue, MONEY, type PastedShare, type RowProblem, readShare } from './pasted.rules.ts'

type Cells = Readonly<Record<string, string>>
type Share = Pick<PastedShare, 'fundingSource' | 'cash' | 'inKind'> & {
  nonMoney?: string | null | undefined
  nonMoneyUnit?: string | null | undefined
}

export interface MoneyLine {
  problems: RowProblem[]
  /** Does it say other than what stands? */
  differs: boolean
}

/**
 * What the lines of a file say of one activity's money, a source a line. A source that stands is known by its name: what its line leaves
 * empty stays, and sources that no line names stay too; so a file takes none away. A line without any money says nothing.
 *
 * @param stood what each source promises now
 * @returns what each source promises then, those of before first
 */
export function readMoney(
  code: string,
  lines: readonly Cells[],
  stood: readonly Share[],
  catalogue: Catalogue,
): { shares: Share[]; lines: MoneyLine[] } {
  const shares = new Map(stood.map((share) => [share.fundingSource, share]))
  const named = new Set<string>()
  const read = lines.map((cells): MoneyLine => {
    const said = new Map(
      MONEY.flatMap((column) => {
        const text = normaliseInput(cells[column] ?? '', { lines: 'single' })
        return text === '' ? [] : [[column, text] as const]
      }),
    )
    if (said.size === 0) return { problems: [], differs: false }
    const problems: RowProblem[] = []
    const source = catalogue.sourceCode(said.get('source') ?? '')
    const stands = stood.find((share) => share.fundingSource === source)
    const share = readShare((column) => said.get(column) ?? standsAs(stands, column), problems, catalogue)
    if (!stands && said.size === 1 && said.has('source'))
      problems.push({ column: 'cash', code: 'plans.cellEmpty', details: {} })
    if (named.has(source)) problems.push({ column: 'source', code: 'plans.shareTwice', details: { code } })
    named.add(source)
    if (problems.length > 0 || !share) return { problems, differs: false }
    shares.set(source, share)
    return {
      problems,
      differs: !stands || MONEY.some((column) => standsAs(share, column) !== standsAs(stands, column)),
    }
  })
  return { shares: [...shares.values()], lines: read }
}

/** What stands of a source, as its cell would say it. */
const standsAs = (share: Share | undefined, column: (typeof MONEY)[number]): string =>
  (column === 'source' ? share?.fundingSource : share?.[column]) ?? ''
