import { sql } from 'kysely'
import { fiscalYear, yearRange } from '../../kernel/fa/index.ts'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'

/**
 * A year with targets that has ended and is not reported waits on the expert since it was over, or since its first target was entered
 * where that came later, with how many targets still have no actual. The report itself asks for every actual and every reason of a miss.
 */
export const indicatorsWaiting: readonly WaitingSelect[] = [
  {
    what: 'indicators.reportYear',
    path: '/records/:record',
    select: (today) => {
      const current = fiscalYear(today)
      const over = Array.from({ length: 100 }, (_, back) => current - 1 - back).map((year) => ({
        year,
        over_on: yearRange(year + 1).first,
      }))
      return sql<WaitingRow>`
        select year.place_id as record_id, year.id as subject_id, 'indicators.reportYear'::text as what, null::uuid as person_id,
          'expert'::text as role,
          greatest(year.since, ended.over_on::timestamp at time zone 'Asia/Tehran') as since,
          null::date as due,
          jsonb_build_object('title', record.title, 'year', year.fiscal_year::text, 'ended', (ended.over_on - 1)::text, 'targets', year.targets, 'missing', year.missing) as details
        from (
          select standing.place_id, standing.fiscal_year, min(standing.id::text)::uuid as id, count(*)::int as targets,
            min(standing.entered_at) as since,
            count(*) filter (where standing.counter is null and not exists (
              select 1 from (
                select distinct on (actual.as_of) actual.withdrawn from indicator_values actual
                where actual.place_id = standing.place_id and actual.indicator = standing.indicator and actual.what = 'actual'
                  and actual.fiscal_year = standing.fiscal_year
                order by actual.as_of, actual.entered_at desc, actual.id desc) latest
              where not latest.withdrawn))::int as missing
          from (
            select distinct on (place_id, indicator, fiscal_year) place_id, indicator, fiscal_year, id, counter, withdrawn, entered_at
            from indicator_values where what = 'target' and fiscal_year < ${current}
            order by place_id, indicator, fiscal_year, entered_at desc, id desc) standing
          where not standing.withdrawn
          group by standing.place_id, standing.fiscal_year) year
        join jsonb_to_recordset(${JSON.stringify(over)}::jsonb) as ended(year int, over_on date) on ended.year = year.fiscal_year
        join records record on record.id = year.place_id
        where not exists (select 1 from index_reports report where report.place_id = year.place_id and report.fiscal_year = year.fiscal_year)`
    },
  },
]
