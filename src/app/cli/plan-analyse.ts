import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import type { Command } from 'commander'
import { en as reasonsEn } from '../../modules/commitments/reasons.en.ts'
import { fa as reasonsFa } from '../../modules/commitments/reasons.fa.ts'
import { fillSentence } from '../../modules/commitments/reasons.ts'
import { analyseFile } from '../../modules/commitments/schedule/analyse.ts'
import { ScheduleRefused } from '../../modules/commitments/schedule/network.ts'
import { planAnalyseWords as words } from './plan-analyse.words.ts'

/** `khoosheh plan analyse <file.json>`: the critical path of a schedule as JSON; `-` reads standard input. */
export function registerPlan(program: Command): void {
  program
    .command('plan')
    .description(words.plan)
    .command('analyse')
    .description(words.analyse)
    .argument('<file>', words.file)
    .action(async (file: string) => {
      const { output, refusal } = await analyseAt(file)
      if (refusal === null) process.stdout.write(`${output}\n`)
      else {
        process.stderr.write(`${refusal}\n`)
        process.exitCode = 2
      }
    })
}

/** What the command prints: the analysis, or the sentence (Persian, then English) that says why there is none. */
export async function analyseAt(
  file: string,
): Promise<{ output: string; refusal: null } | { output: null; refusal: string }> {
  let content: string
  try {
    content = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8')
  } catch {
    return { output: null, refusal: fillSentence(words.unreadable, { file }) }
  }
  try {
    return { output: analyseFile(content), refusal: null }
  } catch (error) {
    if (!(error instanceof ScheduleRefused)) throw error
    const { code, details } = error
    const sentences = [
      fillSentence(reasonsFa.schedule[code], details, ' ← '),
      fillSentence(reasonsEn.schedule[code], details, ' → '),
    ]
    return { output: null, refusal: sentences.map((sentence) => sentence.trim()).join('\n') }
  }
}
