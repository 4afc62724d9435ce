import type { Ctx } from '../../kernel/context.ts'
import { toJalali } from '../../kernel/fa/index.ts'
import type { PaperValues } from '../../kernel/manifest.ts'
import { getRecord } from '../../kernel/records.ts'
import { readLetterhead } from './letterhead.read.ts'
import { kindOf, templateInForce, wordType } from './templates.ts'
import { composePaper } from './word/compose.ts'
import { persianValues } from './word/digits.rules.ts'
import { fillTemplate } from './word/fill.ts'
import type { PaperLocale } from './word/kinds.ts'

/**
 * A record's paper as Word or as PDF for reading, by the template and letterhead in force, before it is made: it has neither number nor check
 * code, and says so in their place. The caller has checked who sees the record.
 */
export async function unissuedPaper(
  ctx: Ctx,
  asked: {
    kind: string
    recordId: string
    locale: PaperLocale
    dated: string
    values: PaperValues
    as: 'word' | 'pdf'
  },
): Promise<{ bytes: Buffer; type: string }> {
  const kind = kindOf(asked.kind)
  const { locale } = asked
  const { provinceId } = await getRecord(ctx.db, ctx.actor, asked.recordId)
  const head = await readLetterhead(ctx.db, provinceId, toJalali(ctx.clock.today()).year, locale)
  const { bytes } = await templateInForce(ctx, ctx.db, { kind: kind.code, locale, provinceId, day: asked.dated })
  const values = {
    ...(locale === 'fa' ? persianValues(asked.values) : asked.values),
    organisation_name: head.organisation,
    slogan: head.slogan,
    verify_link: '',
    verify_code: '',
    ...(kind.numbered ? { letter_number: '—', letter_date: '—' } : {}),
  }
  const { organisation } = head
  const imprint = { locale, title: kind[locale], organisation, at: ctx.clock.now(), oneSheet: kind.oneSheet }
  if (asked.as === 'word') return { bytes: await fillTemplate(bytes, values), type: wordType }
  return { bytes: (await composePaper(bytes, values, imprint)).pdf, type: 'application/pdf' }
}
