import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { changeCounts, textChanges } from '../../kernel/text-changes.ts'
import { type Point, pointChanges } from './diagnosis.rules.ts'
import type { ChangesView, PointView } from './diagnosis.schema.ts'
import { listPoints } from './diagnosis.store.ts'
import { editionLine, namesIn, openEditions, pointView, remarkViews, sectionViews } from './diagnosis.view.ts'

/**
 * What changed from one edition to another of the same study, section by section; without `since`, from the edition that it was copied
 * from. Sections that stayed as they were are left out.
 *
 * @throws 404; 422 `noEarlier` (the first edition, asked alone), `otherStudy`
 */
export async function changesView(ctx: Ctx, id: string, since: string | undefined): Promise<ChangesView> {
  const { editions, edition } = await openEditions(ctx, id)
  const beforeId = since ?? edition.row.based_on
  if (!beforeId) throw refuse('diagnosis.noEarlier', {}, [{ path: 'since', code: 'diagnosis.noEarlier' }])
  const before = editions.find((one) => one.row.id === beforeId)
  if (!before) throw refuse('diagnosis.otherStudy', {}, [{ path: 'since', code: 'diagnosis.otherStudy' }])
  const [nameOf, old, now, oldPoints, nowPoints] = await Promise.all([
    namesIn(ctx.db, editions),
    sectionViews(ctx.db, beforeId),
    sectionViews(ctx.db, id),
    listPoints(ctx.db, beforeId),
    listPoints(ctx.db, id),
  ])
  const remarks = remarkViews(before, nameOf)
  const was = new Map(old.map((one) => [one.code, one]))
  return {
    before: editionLine(before, nameOf),
    after: editionLine(edition, nameOf),
    sections: now.flatMap((section) => {
      const { code, fa, en, text, file } = section
      const stood = was.get(code)!
      const pieces = textChanges(stood.text, text)
      const files = stood.file?.id === file?.id ? null : { before: stood.file?.name ?? null, after: file?.name ?? null }
      const said = remarks.filter((one) => one.section === code)
      const same = pieces.every((piece) => piece.what === 'same') && files === null
      return same && said.length === 0
        ? []
        : [{ code, fa, en, pieces, ...changeCounts(pieces), file: files, remarks: said }]
    }),
    points: pointChanges(oldPoints.map(pointView).map(pointOf), nowPoints.map(pointView).map(pointOf)).map(
      (change) => ({
        what: change.what,
        kind: change.kind,
        before: viewOf(oldPoints, change.before),
        after: viewOf(nowPoints, change.after),
      }),
    ),
  }
}

const pointOf = ({ text, ...one }: PointView): Point => ({ ...one, body: text })
const viewOf = (rows: Parameters<typeof pointView>[0][], point: Point | null): PointView | null => {
  const row = point && rows.find((one) => one.point_id === point.id)
  return row ? pointView(row) : null
}
