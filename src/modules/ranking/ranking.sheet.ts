import { formatJalali } from '../../kernel/fa/index.ts'
import { writeSheets } from '../../kernel/sheets.ts'
import { en } from './ranking.en.ts'
import { fa } from './ranking.fa.ts'
import type { RoundView } from './ranking.schema.ts'

/** A ranking as two sheets: the places with the points of each criterion, and every score with its evidence. Figures are exact text. */
export function rankingSheet(view: RoundView, locale: 'fa' | 'en'): Promise<Buffer> {
  const words = locale === 'fa' ? fa : en
  const day = (iso: string | null) => (iso ? formatJalali(iso, 'numeric', 'en') : null)
  const places = {
    name: words['sheet.ranking'],
    columns: [
      { title: words['col.place'], width: 8 },
      { title: words['col.cluster'], width: 32 },
      { title: words['col.score'] },
      { title: words['col.range'] },
      { title: words['col.chosen'] },
      ...view.criteria.map((one) => ({ title: `${one[locale]} (${one.weight})` })),
      { title: words['col.leftOut'], width: 36 },
    ],
    rows: view.clusters.map((one) => [
      one.place === null ? null : String(one.place),
      one.title,
      one.score,
      one.score === null ? `${one.least} – ${one.most}` : null,
      one.chosen ? words['sheet.yes'] : null,
      ...one.cells.map((cell) => cell.points),
      one.leftOut,
    ]),
    rtl: locale === 'fa',
  }
  const evidence = {
    name: words['sheet.evidence'],
    columns: [
      { title: words['col.cluster'], width: 32 },
      { title: words['col.criterion'], width: 28 },
      { title: words['col.weight'] },
      { title: words['col.given'] },
      { title: words['col.anchor'], width: 32 },
      { title: words['col.points'] },
      { title: words['col.state'] },
      { title: words['col.evidence'], width: 48 },
      { title: words['col.source'], width: 28 },
      { title: words['col.asOf'] },
      { title: words['col.files'], width: 28 },
      { title: words['col.by'], width: 20 },
    ],
    rows: view.clusters.flatMap((one) =>
      one.cells.map((cell, place) => {
        const criterion = view.criteria[place]!
        const { given } = cell
        return [
          one.title,
          criterion[locale],
          criterion.weight,
          given?.score == null ? null : String(given.score),
          given?.score == null ? null : (criterion.anchors[given.score - 1]?.[locale] ?? null),
          cell.points,
          words[`standing.${cell.standing}`],
          given?.evidence ?? null,
          given?.source ?? null,
          day(given?.asOf ?? null),
          given?.files.map((file) => file.name).join('، ') || null,
          given?.by?.name ?? null,
        ]
      }),
    ),
    rtl: locale === 'fa',
  }
  return writeSheets([places, evidence])
}
