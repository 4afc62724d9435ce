/** Where a counter can be asked, and how its rows become a figure. */
export interface CounterUse {
  places: readonly ('cluster' | 'province')[]
  /** `level`: how it stands on a day, whatever the year; `flow`: what happened within the year. */
  as: 'level' | 'flow'
}

/** Counters of the rooms that a yearly target may take its actual from. */
export const counterUses: Readonly<Record<string, CounterUse>> = {
  'plans.tours': { places: ['cluster', 'province'], as: 'flow' },
  'plans.trainingPersonHours': { places: ['cluster', 'province'], as: 'flow' },
  'plans.exhibitions': { places: ['cluster', 'province'], as: 'flow' },
  'plans.networks': { places: ['cluster', 'province'], as: 'flow' },
  'plans.improvementProjects': { places: ['cluster', 'province'], as: 'flow' },
  'plans.brands': { places: ['cluster', 'province'], as: 'flow' },
  'meetings.heldSessions': { places: ['cluster', 'province'], as: 'flow' },
  'directory.revivedUnits': { places: ['province'], as: 'flow' },
  'directory.activeUnits': { places: ['province'], as: 'level' },
  'directory.jobs': { places: ['province'], as: 'level' },
  'clusters.revivedUnits': { places: ['cluster'], as: 'flow' },
  'clusters.activeUnits': { places: ['cluster'], as: 'level' },
  'clusters.jobs': { places: ['cluster'], as: 'level' },
}

/** What counts which indicator of the library; an office's own indicator names its counter itself. */
const countedBy: Readonly<Record<string, readonly string[]>> = {
  tours: ['plans.tours'],
  training_person_hours: ['plans.trainingPersonHours'],
  exhibitions: ['plans.exhibitions'],
  networks: ['plans.networks'],
  improvement_projects: ['plans.improvementProjects'],
  brands: ['plans.brands'],
  units_revived: ['directory.revivedUnits', 'clusters.revivedUnits'],
  units_active: ['directory.activeUnits', 'clusters.activeUnits'],
  jobs: ['directory.jobs', 'clusters.jobs'],
}

/** The counter that fits an indicator at a kind of place, or null: people enter its actual. */
export const counterFor = (
  indicator: { code: string; counter: string | null },
  place: 'cluster' | 'province',
): string | null =>
  [...(countedBy[indicator.code] ?? []), ...(indicator.counter ? [indicator.counter] : [])].find((name) =>
    counterUses[name]?.places.includes(place),
  ) ?? null
