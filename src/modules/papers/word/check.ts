import type { FieldProblem } from '../../../kernel/errors.ts'
import { exampleValues } from './example.ts'
import { fillTemplate } from './fill.ts'
import { conditionOf, type PaperKind } from './kinds.ts'
import { type Mark, type Placed, scanMarks, type Torn } from './scan.ts'

export interface TemplateCheck {
  /** Fields and lists that the template uses, each once, in their order. */
  used: readonly string[]
  /** Fields of the kind that it leaves out; no fault. */
  unused: readonly string[]
  /** What is wrong, each by name; a template with any of these is not adopted. */
  problems: readonly FieldProblem[]
}

/** How many letters must change to make one name of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1))
    row = next
  }
  return row[other.length]!
}

/** The known name that is meant, if one is near; else «—». */
function meant(name: string, known: Iterable<string>): string {
  const plain = name.toLowerCase().replaceAll(/[\s\u200c_-]+/g, '_')
  const [best] = [...known].map((one) => ({ one, far: distance(plain, one) })).toSorted((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, Math.floor(best.one.length / 4)) ? best.one : '—'
}

const problem = (code: string, details: Record<string, string>): FieldProblem => ({
  path: 'file',
  code: `papers.${code}`,
  details,
})

/** Marks of one part against the names of the kind, lists opened and closed in their order. */
function judge(
  kind: PaperKind,
  marks: readonly ((Mark | Torn) & Placed)[],
  use: (name: string) => void,
): FieldProblem[] {
  const found: FieldProblem[] = []
  const open: { name: string; where: string }[] = []
  const inner = new Set([...kind.lists.values()].flatMap((fields) => [...fields]))
  const isCondition = (name: string) => {
    const of = conditionOf(name)
    return of !== null && (kind.lists.has(of) || kind.fields.has(of) || inner.has(of))
  }
  for (const mark of marks) {
    const { where } = mark
    if ('text' in mark) found.push(problem(mark.kind, { text: mark.text }))
    else if (mark.kind === 'open') {
      open.push(mark)
      if (kind.lists.has(mark.name)) use(mark.name)
      else if (!isCondition(mark.name))
        found.push(problem('unknownList', { field: mark.name, near: meant(mark.name, kind.lists.keys()), where }))
    } else if (mark.kind === 'close') {
      const at = open.findLastIndex((one) => one.name === mark.name)
      if (at < 0) found.push(problem('unopenedList', { field: mark.name, where }))
      else for (const one of open.splice(at).slice(1)) found.push(unclosed(one))
    } else if (open.some(({ name }) => kind.lists.get(name)?.has(mark.name)) || kind.fields.has(mark.name))
      use(mark.name)
    else if (inner.has(mark.name)) {
      const lists = [...kind.lists].filter(([, fields]) => fields.has(mark.name)).map(([name]) => name)
      found.push(problem('outsideList', { field: mark.name, list: lists[0]!, where }))
    } else {
      const near = meant(mark.name, [...kind.fields, ...inner])
      found.push(problem('unknownField', { field: mark.name, near, where }))
    }
  }
  return [...found, ...open.map(unclosed)]
}

const unclosed = ({ name, where }: { name: string; where: string }) => problem('unclosedList', { field: name, where })

/** Names that a template uses, each once: fields, lists, and fields of their rows. */
export async function fieldsOf(template: Buffer): Promise<string[]> {
  const marks = (await scanMarks(template)).flat()
  return [...new Set(marks.flatMap((mark) => ('name' in mark && mark.kind !== 'close' ? [mark.name] : [])))]
}

/**
 * What a template of a kind uses, leaves out and has wrong. Where nothing is wrong by name it is filled with example data, so that what the
 * library cannot fill (a list that begins in a cell and ends outside it) is known before a letter needs it.
 */
export async function checkTemplate(kind: PaperKind, template: Buffer): Promise<TemplateCheck> {
  const parts = await scanMarks(template).catch(() => null)
  if (!parts) return { used: [], unused: [], problems: [problem('notWord', {})] }
  const used = new Set<string>()
  const problems = parts.flatMap((marks) => judge(kind, marks, (name) => used.add(name)))
  for (const name of kind.required) if (!used.has(name)) problems.push(problem('missingField', { field: name }))
  if (problems.length === 0) {
    const failed = await fillTemplate(template, exampleValues(kind, 'fa')).then(
      () => null,
      (error: unknown) => problem('unfillable', { text: error instanceof Error ? error.message.slice(0, 200) : '—' }),
    )
    if (failed) problems.push(failed)
  }
  return { used: [...used], unused: [...kind.fields].filter((name) => !used.has(name)), problems: once(problems) }
}

/** The same mistake made in several places is told once, with the first of them. */
const once = (problems: readonly FieldProblem[]) =>
  [
    ...new Map(
      problems.toReversed().map((one) => {
        const { where: _place, ...what } = one.details ?? {}
        return [JSON.stringify([one.code, what]), one]
      }),
    ).values(),
  ].toReversed()
