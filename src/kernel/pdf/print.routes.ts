import { z } from 'zod'
import { type AnyRoute, route } from '../http/route.ts'
import type { AnyPrint, PrintLocale } from './print.ts'
import { printWords } from './print.words.ts'

/** The routes of every declared print. */
export const printRoutes = (prints: readonly AnyPrint[]): AnyRoute[] =>
  prints.flatMap((print) => [
    route({
      method: 'GET',
      url: `/api/prints/${print.name}.pdf`,
      permission: print.permission,
      summary: `${print.en} as PDF, with both dates and who printed it`,
      query: print.query.extend({ locale: z.enum(['fa', 'en']).default('fa') }),
      handler: async ({ ctx, query, reply }) => {
        const { locale, ...asked } = query as { locale: PrintLocale }
        const document = await print.document(ctx, asked, locale)
        // the typesetter is a large native part: it is loaded with the first print
        const { writePdf } = await import('./pdf.ts')
        const bytes = writePdf(document, { locale, by: ctx.actor.name, at: ctx.clock.now() }, printWords(locale))
        return reply
          .type('application/pdf')
          .header('content-disposition', `attachment; filename="${print.name}.pdf"`)
          .header('cache-control', 'no-store')
          .send(bytes)
      },
    }),
    route({
      method: 'GET',
      url: `/api/prints/${print.name}.docx`,
      permission: print.permission,
      summary: `${print.en} as a Word file, with both dates and who printed it`,
      query: print.query.extend({ locale: z.enum(['fa', 'en']).default('fa') }),
      handler: async ({ ctx, query, reply }) => {
        const { locale, ...asked } = query as { locale: PrintLocale }
        const document = await print.document(ctx, asked, locale)
        const { writePrintWord } = await import('./print.word.ts')
        const printing = { locale, by: ctx.actor.name, at: ctx.clock.now() }
        return reply
          .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
          .header('content-disposition', `attachment; filename="${print.name}.docx"`)
          .header('cache-control', 'no-store')
          .send(await writePrintWord(document, printing, printWords(locale)))
      },
    }),
  ])
