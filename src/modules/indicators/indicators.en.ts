import type { fa } from './indicators.fa.ts'

export const en: Record<keyof typeof fa, string> = {
  title: 'Indicators',
  short: 'Indicators',
  'waiting.reportYear':
    '{title}: year {year} with {targets} targets has ended and is not reported; {missing} still have no actual',
  'verbs.define': 'added the indicator “{nameEn}”',
  'verbs.rename': 'renamed an indicator to “{nameEn}”',
  'verbs.setBaseline': 'wrote the baseline of “{nameEn}”: {value} {unit}',
  'verbs.freezeBaseline': 'froze the baseline of {count} indicators',
  'verbs.setTarget': 'set the target of “{nameEn}” for {fiscalYear}: {value} {unit}',
  'verbs.enterActual': 'entered the actual of “{nameEn}”: {value} {unit}',
  'verbs.explainMiss': 'said why “{nameEn}” was missed in {fiscalYear}: {reasonEn}',
  'verbs.withdrawValue': 'took back a figure of “{nameEn}”',
  'verbs.reportYear': 'reported the indicators of {fiscalYear}: {reached} of {targets} targets reached',

  'errors.badCode':
    'The code of an indicator begins with a small Latin letter and holds small letters, digits and underscores. Write it so.',
  'errors.badYear': 'The year is not right. Write the Jalali year with four digits.',
  'errors.codeTaken': 'Another indicator has the code “{code}”. Use that indicator, or write another code.',
  'errors.noSuchIndicator':
    'This indicator is not in the library of this province. Choose one from the list, or add it first.',
  'errors.noSuchCounter': 'Nothing of that name is counted here. Choose a count from the list, or leave it empty.',
  'errors.noSuchReason': 'This reason is not in the list. Choose one from the list and write the details beside it.',
  'errors.noSuchResolution':
    'This resolution was not found or is outside your reach. Choose it from the list of resolutions.',
  'errors.dateNeeded': 'The day of this figure is missing. Write the day that it is of.',
  'errors.sourceNeeded':
    'The source of this figure is missing. Write the name or number of the paper, or attach its file.',
  'errors.futureDay': '{day} has not come yet. Write a day up to today.',
  'errors.unitNeeded': '“{name}” has no unit. Write the unit of the target, such as tonnes or pairs.',
  'errors.unitDiffers':
    'The figures of “{name}” here are in “{unit}”. Write the same unit, or take the earlier figures back first.',
  'errors.baselineFrozen':
    'The baseline was frozen with the acceptance of the diagnostic study on {day}. To correct it, name the resolution and the reason; both figures stay on show.',
  'errors.reasonNeeded': 'The reason for correcting the baseline is missing. Write it.',
  'errors.alreadyFrozen': 'The baseline was already frozen with the acceptance of the diagnostic study on {day}.',
  'errors.nothingToFreeze': 'No baseline is recorded yet. Record the baselines with date and source first.',
  'errors.baselineMissing': 'These indicators have targets but no baseline: {names}. Record their baselines first.',
  'errors.otherSource':
    'The target of “{name}” in {year} is filled from elsewhere, and a target has one source only. Take the target back first, then set it with the new source.',
  'errors.counterTaken':
    'The same records are counted for another target in {year} and would be counted twice. Drop the other indicator, or enter “{name}” by hand.',
  'errors.counterNotFor':
    'This count is not for “{name}” here. Choose the indicator’s own count, or enter the actual by hand.',
  'errors.actualEntered':
    'An actual of “{name}” was entered by hand in {year}; counted as well it would count twice. Take the entered actuals back first.',
  'errors.countedTarget':
    'The actual of “{name}” in {year} is counted from the records and is not entered by hand. Put the missing or wrong record right where it stands.',
  'errors.yearReported':
    'The indicators of {year} are reported and its targets stand. Set a new target for another year.',
  'errors.noTarget': '“{name}” has no target in {year}. Set the target first.',
  'errors.alreadyWithdrawn': 'This figure was already taken back or replaced. Refresh the page.',
  'errors.yearNotOver': 'The year {year} is not over yet. Report it after its end.',
  'errors.noTargets': 'No target is set for {year}. Choose another year.',
  'errors.alreadyReported': 'The indicators of {year} were already reported.',
  'errors.reportIncomplete':
    'The report of {year} is not complete: {names}. Enter each actual, and the reason of each miss.',
  'errors.actualMissing': '“{name}” has no actual in {year}. Enter it with its day and source.',
  'errors.missWithoutReason': '“{name}” was missed in {year} and no reason is written. Write the reason.',
  'errors.pastDate': 'The page shows a past day; nothing is recorded there. Go back to today.',

  'col.indicator': 'Indicator',
  'col.unit': 'Unit',
  'col.baseline': 'Baseline',
  'col.baselineDay': 'Baseline on',
  'col.target': 'Target',
  'col.actual': 'Actual',
  'col.actualDay': 'Actual on',
  'col.attainment': 'Attainment',
  'col.attainmentPercent': 'Attainment (percent)',
  'col.state': 'State',
  'col.from': 'From where',
  'col.reason': 'Reason for the miss',
  'state.noTarget': 'No target',
  'state.running': 'Running year',
  'state.unknown': 'No actual',
  'state.reached': 'Reached',
  'state.missed': 'Missed, no reason',
  'state.explained': 'Missed',
  'counter.plans.tours': 'Industrial and technology tours approved in action plans',
  'counter.plans.trainingPersonHours': 'Training courses approved in action plans',
  'counter.plans.exhibitions': 'Fair participations approved in action plans',
  'counter.plans.networks': 'Networks approved in action plans',
  'counter.plans.improvementProjects': 'Improvement projects approved in action plans',
  'counter.plans.brands': 'Brands approved in action plans',
  'counter.meetings.heldSessions': 'Sessions held',
  'counter.directory.revivedUnits': 'Units of the directory that came from stagnant to active',
  'counter.directory.activeUnits': 'Active units of the directory',
  'counter.directory.jobs': 'Jobs in the units of the directory',
  'counter.clusters.revivedUnits': 'Member units that came from stagnant to active',
  'counter.clusters.activeUnits': 'Active member units',
  'counter.clusters.jobs': 'Jobs in member units',
}
