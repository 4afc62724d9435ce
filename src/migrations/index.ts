import type { Migration } from 'kysely/migration'
import * as kernel from './0001_kernel.ts'
import * as journal from './0002_journal.ts'
import * as identity from './0003_identity.ts'
import * as directory from './0004_directory.ts'
import * as commitments from './0005_commitments.ts'
import * as meetings from './0006_meetings.ts'
import * as desk from './0007_desk.ts'
import * as clusters from './0008_clusters.ts'
import * as meetingsHeld from './0009_meetings_held.ts'
import * as commitmentsCarried from './0010_commitments_carried.ts'
import * as indicators from './0011_indicators.ts'
import * as imports from './0012_imports.ts'
import * as points from './0013_points.ts'
import * as editions from './0014_editions.ts'
import * as agency from './0015_agency.ts'
import * as ranking from './0016_ranking.ts'
import * as diagnosis from './0017_diagnosis.ts'
import * as years from './0018_years.ts'
import * as nationIndexes from './0019_nation_indexes.ts'
import * as unitsGone from './0020_units_gone.ts'
import * as sittings from './0021_sittings.ts'
import * as resolutions from './0022_resolutions.ts'
import * as papers from './0023_papers.ts'
import * as search from './0024_search.ts'
import * as messages from './0026_messages.ts'
import * as signatures from './0027_signatures.ts'
import * as diagnosisMore from './0028_diagnosis.ts'
import * as letters from './0029_letters.ts'
import * as openWork from './0030_open_work.ts'
import * as bodies from './0031_bodies.ts'
import * as deskMore from './0032_desk.ts'
import * as printed from './0033_printed.ts'
import * as openPlaces from './0034_open_places.ts'
import * as amended from './0035_amended.ts'
import * as answers from './0040_answers.ts'
import * as seen from './0042_seen.ts'
import * as awaited from './0043_awaited.ts'
import * as writtenIds from './0044_written_ids.ts'

/** The one ordered list. A migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001_kernel': kernel,
  '0002_journal': journal,
  '0003_identity': identity,
  '0004_directory': directory,
  '0005_commitments': commitments,
  '0006_meetings': meetings,
  '0007_desk': desk,
  '0008_clusters': clusters,
  '0009_meetings_held': meetingsHeld,
  '0010_commitments_carried': commitmentsCarried,
  '0011_indicators': indicators,
  '0012_imports': imports,
  '0013_points': points,
  '0014_editions': editions,
  '0015_agency': agency,
  '0016_ranking': ranking,
  '0017_diagnosis': diagnosis,
  '0018_years': years,
  '0019_nation_indexes': nationIndexes,
  '0020_units_gone': unitsGone,
  '0021_sittings': sittings,
  '0022_resolutions': resolutions,
  '0023_papers': papers,
  '0024_search': search,
  '0026_messages': messages,
  '0027_signatures': signatures,
  '0028_diagnosis': diagnosisMore,
  '0029_letters': letters,
  '0030_open_work': openWork,
  '0031_bodies': bodies,
  '0032_desk': deskMore,
  '0033_printed': printed,
  '0034_open_places': openPlaces,
  '0035_amended': amended,
  '0040_answers': answers,
  '0042_seen': seen,
  '0043_awaited': awaited,
  '0044_written_ids': writtenIds,
}
