import { Readable } from 'node:stream'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { toPersianDigits } from '../../../kernel/fa/index.ts'
import { safeName } from '../../../kernel/files/files.routes.ts'
import { largestZip, type ZipEntry } from '../../../kernel/files/zip.ts'
import type { PrintLocale } from '../../../kernel/pdf/print.ts'
import { printWords } from '../../../kernel/pdf/print.words.ts'
import { findSessionRow } from '../sessions/sessions.store.ts'
import { agendaDocument } from './agenda-file.print.ts'
import { agendaPapers } from './agenda-file.store.ts'

/** Number and name of a paper as its file is called: «۰۲ نامه.pdf». */
const called = (place: number, name: string) => safeName(`${toPersianDigits(String(place).padStart(2, '0'))} ${name}`)

/**
 * The agenda file of a session (کارتابل دستور جلسه): its agenda as a printed page first, then every paper in order. What the reader does not
 * see is not in it.
 *
 * @throws 404; 422 `meetings.agendaFileTooLarge`
 */
export async function agendaFile(
  ctx: Ctx,
  sessionId: string,
  locale: PrintLocale,
): Promise<{ name: string; entries: ZipEntry[] }> {
  const session = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!session || !ctx.files) throw notFound()
  const papers = await agendaPapers(ctx.db, ctx.actor, sessionId)
  if (papers.reduce((sum, paper) => sum + paper.size, 0) > largestZip * 0.9)
    throw refuse('meetings.agendaFileTooLarge', { count: papers.length })
  const document = await agendaDocument(ctx, sessionId, locale)
  // the typesetter is a large native part: it is loaded with the first print
  const { writePdf } = await import('../../../kernel/pdf/pdf.ts')
  const first = writePdf(document, { locale, by: ctx.actor.name, at: ctx.clock.now() }, printWords(locale))
  const { files } = ctx
  return {
    name: safeName(`${document.title}.zip`),
    entries: [
      { name: called(0, `${locale === 'fa' ? 'دستور جلسه' : 'agenda'}.pdf`), content: () => Readable.from([first]) },
      ...papers.map(({ name, hash }, place) => ({ name: called(place + 1, name), content: () => files.read(hash) })),
    ],
  }
}
