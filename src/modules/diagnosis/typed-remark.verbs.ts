import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { at, openReport, prose, refuseBlock } from './diagnosis.entry.ts'
import { whyNotRemarked } from './diagnosis.rules.ts'
import type { TypedRemarkBody } from './diagnosis.schema.ts'
import { placeOf } from './diagnosis.sections.ts'
import { insertRemark } from './diagnosis.store.ts'

/**
 * Types the remark of a person who said it on paper or by phone, with the day on which it was said and how it came. It is that person's
 * word: the history names both. Whoever handed the edition in is not remarked for.
 *
 * @throws 409 `notSubmitted`, `judged`; 422 `unknownSection`, `unknownPerson`, `ownReport`, `futureDay`
 */
export const typeRemark = (ctx: Ctx, reportId: string, input: TypedRemarkBody) =>
  runVerb(ctx, 'diagnosis.typeRemark', async (tx, entry): Promise<{ id: string }> => {
    const { record, edition } = await openReport(tx, ctx, reportId, 'diagnosis.typeRemark', null)
    const place = placeOf(input.section)
    if (!place) throw at('section', 'diagnosis.unknownSection')
    refuseBlock(whyNotRemarked(edition))
    const { dated, reachedBy } = input
    if (dated > ctx.clock.today()) throw at('dated', 'diagnosis.futureDay', { day: dated })
    const person = await findRecord(tx, ctx.actor, input.personId, 'person')
    if (!person) throw at('personId', 'diagnosis.unknownPerson')
    if (person.id === edition.submittedBy) throw at('personId', 'diagnosis.ownReport')
    const id = newId()
    const text = prose(input.text)
    await insertRemark(tx, {
      id,
      report_id: reportId,
      section: place.code,
      to_remark: null,
      how: null,
      body: text,
      for_person_id: person.id,
      reached_by: reachedBy,
      dated,
      made_by: ctx.actor.personId || null,
      made_at: ctx.clock.now(),
    })
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      after: {
        edition: String(edition.n),
        remark: id,
        section: place.fa,
        sectionEn: place.en,
        name: person.title,
        dated,
        how: reachedBy,
        text,
      },
      forPersonId: person.id,
    })
    return { id }
  })
