import { AsOf, Id } from '../../kernel/http/schema.ts'
import { type PrintDocument, type PrintLocale, pagePrint } from '../../kernel/pdf/print.ts'
import { type PrintFormats, printFormats } from '../../kernel/pdf/print.words.ts'
import { en } from './clusters.en.ts'
import { fa } from './clusters.fa.ts'
import { type ClusterLine, type ClusterView, RegisterQuery, type YearFigures } from './clusters.schema.ts'
import { clusterView } from './clusters.view.ts'
import { placeNames } from './places.ts'
import { registerView } from './register.view.ts'

/** Words and writers of a printed page of this room. */
export function clusterWords(locale: PrintLocale) {
  const f = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  type Key = keyof typeof fa
  const t = (key: Key, values?: Parameters<PrintFormats['fill']>[1]) => f.fill(words[key], values)
  /** «۱۹٫۵ واحد عقب‌تر» */
  const gap = ({ approved, planned }: Pick<YearFigures, 'approved' | 'planned'>) => {
    if (approved === null || planned === null) return t('gap.none')
    const points = Math.round((Number(planned) - Number(approved)) * 10) / 10
    return points === 0
      ? t('gap.even')
      : t(points > 0 ? 'gap.behind' : 'gap.ahead', { points: f.number(Math.abs(points)) })
  }
  const comma = locale === 'fa' ? '، ' : ', '
  return { ...f, t, gap, comma, example: t('print.example') }
}

/** Where a value came from, in a few words: the documents, what was taken over, an example. */
const sourcesOf = (marks: readonly { mark: string; source: string }[], words: ReturnType<typeof clusterWords>) =>
  marks
    .map(({ mark, source }) =>
      mark === 'document'
        ? words.t('print.document', { source })
        : mark === 'takenOver'
          ? words.t('takenOver')
          : words.example,
    )
    .join(words.comma)

/** Columns and rows of clusters as they are printed everywhere. */
export function clusterTable(
  lines: readonly ClusterLine[],
  locale: PrintLocale,
  provinceOf?: (code: string) => string,
): Pick<Extract<PrintDocument['parts'][number], { kind: 'table' }>, 'kind' | 'columns' | 'rows'> {
  const { t, gap, percent, example, ...words } = clusterWords(locale)
  return {
    kind: 'table',
    columns: [
      { title: t('col.cluster'), width: 3 },
      ...(provinceOf ? [{ title: t('col.province'), width: 1.3 }] : []),
      { title: t('col.stage'), width: 2 },
      { title: t('col.planned'), num: true as const },
      { title: t('col.approved'), num: true as const },
      { title: t('col.gap'), width: 1.5 },
      { title: t('facts.source'), width: 1.6 },
    ],
    rows: lines.map((line) => [
      line.title,
      ...(provinceOf ? [provinceOf(line.provinceId)] : []),
      line.stage?.[locale] ?? t('noStage'),
      percent(line.year?.planned),
      percent(line.year?.approved),
      line.year ? gap(line.year) : '—',
      [
        sourcesOf(
          line.marks.filter((mark) => mark.field === ''),
          clusterWords(locale),
        ),
        line.year?.example ? t('print.yearExample') : '',
      ]
        .filter(Boolean)
        .join(words.comma),
    ]),
  }
}

function clusterDocument(view: ClusterView, locale: PrintLocale): PrintDocument {
  const words = clusterWords(locale)
  const { t, day, percent, gap, comma, digits } = words
  const year = view.years.find((one) => one.recordId === view.currentYearId)
  const stage = view.stage?.[locale] ?? t('noStage')
  const lead =
    year?.approved != null && year.planned != null
      ? t('cluster.lead', { stage, approved: percent(year.approved), planned: percent(year.planned), gap: gap(year) })
      : t('cluster.leadNoFigures', { stage, rest: view.people === null ? t('cluster.leadHidden') : '' })
  const nameOf = (one: YearFigures) =>
    t('yearName', { nth: t(`nth.${one.n}` as 'nth.1'), fiscalYear: digits(String(one.fiscalYear)) })
  const council = view.council?.lastSession
  return {
    title: view.title,
    place: [view.province[locale], view.county?.[locale]].filter(Boolean).join(comma),
    lead,
    when: view,
    parts: [
      {
        kind: 'facts',
        heading: t('print.facts'),
        facts: [
          { label: t('col.stage'), value: stage, source: view.stage?.source ?? '' },
          { label: t('print.isic'), value: view.isicCode ? digits(view.isicCode) : '—' },
          { label: t('parts.custodian'), value: view.custodian?.name ?? '—' },
          { label: t('parts.executingAgency'), value: view.executingAgency?.name ?? '—' },
          ...(view.council
            ? [
                {
                  label: view.council.title,
                  value: council
                    ? t('council.lastOn', { number: digits(String(council.number)), day: day(council.heldOn) })
                    : t('council.noSession'),
                },
              ]
            : []),
        ],
      },
      ...(year?.frozen
        ? [
            {
              kind: 'facts' as const,
              heading: t('progress.title', { year: nameOf(year) }),
              note: year.example ? words.example : '',
              facts: (['planned', 'claimed', 'verified', 'approved', 'noted'] as const).map((line) => ({
                label: t(`print.${line}`),
                value: percent(year[line]),
              })),
            },
          ]
        : []),
      {
        kind: 'table',
        heading: t('print.path'),
        columns: [
          { title: t('col.stage'), width: 2 },
          { title: t('print.state'), width: 1.2 },
          { title: t('print.sinceHead'), width: 1.4 },
          { title: t('print.decision'), width: 2 },
          { title: t('facts.source'), width: 1.4 },
        ],
        rows: view.path.map((step) => [
          step[locale],
          t(`print.state.${step.state}`),
          step.entered ? (step.since ? day(step.since) : t('sinceUnknown')) : '—',
          step.decision?.name ?? step.decidingBody[locale],
          [step.takenOver ? t('takenOver') : '', step.source ?? ''].filter(Boolean).join(comma),
        ]),
      },
      ...(view.years.length > 1
        ? [
            {
              kind: 'table' as const,
              heading: t('progress.years'),
              columns: [
                { title: t('col.year'), width: 2 },
                { title: t('col.planned'), num: true as const },
                { title: t('col.approved'), num: true as const },
                { title: t('col.gap'), width: 2 },
              ],
              rows: view.years.map((one) => [nameOf(one), percent(one.planned), percent(one.approved), gap(one)]),
            },
          ]
        : []),
      ...(view.people?.some((one) => one.now)
        ? [
            {
              kind: 'table' as const,
              heading: t('people.title'),
              columns: [
                { title: t('print.part'), width: 1 },
                { title: t('print.name'), width: 2 },
                { title: t('print.sinceHead'), width: 1 },
              ],
              rows: view.people
                .filter((one) => one.now)
                .map((one) => [t(`parts.${one.part}`), (one.person ?? one.organisation)?.name ?? '—', day(one.from)]),
            },
          ]
        : []),
    ],
  }
}

const clusterQuery = AsOf.extend({ id: Id })
/** The page of a cluster. */
const clusterPrint = pagePrint<typeof clusterQuery>({
  name: 'cluster',
  en: 'The page of a cluster',
  permission: 'signedIn',
  query: clusterQuery,
  document: async (ctx, { id, ...asked }, locale) => clusterDocument(await clusterView(ctx, id, asked), locale),
})

const registerPrintQuery = RegisterQuery.omit({ limit: true, offset: true })
/** The register as it is filtered, whole. */
const registerPrint = pagePrint<typeof registerPrintQuery>({
  name: 'clusters',
  en: 'The register of clusters',
  permission: 'signedIn',
  query: registerPrintQuery,
  document: async (ctx, query, locale) => {
    const view = await registerView(ctx, { ...query, limit: 5_000, offset: 0 })
    const { t, number } = clusterWords(locale)
    const places = await placeNames(ctx.db)
    const province = query.province ? places.provinceOf(query.province)[locale] : null
    const count = (code: string) => view.byStage.find((one) => one.code === code)?.count ?? 0
    return {
      title: province ? t('register.ofProvince', { province }) : t('register.title'),
      lead: t('register.lead', {
        total: t('register.found', { count: number(view.total) }),
        running: number(count('implementation')),
        identified: number(count('identified')),
      }),
      when: view,
      wide: true,
      parts: [
        {
          heading: t('register.list'),
          ...clusterTable(view.rows, locale, province ? undefined : (code) => places.provinceOf(code)[locale]),
          empty: t('register.emptyTitle'),
        },
      ],
    }
  },
})

export const clustersPrints = [clusterPrint, registerPrint]
