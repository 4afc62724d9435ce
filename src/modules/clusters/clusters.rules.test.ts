import { describe, expect, it, test } from 'vitest'
import type { Refusal } from '../../kernel/errors.ts'
import { stageByCode, stageCodes, stages, stagesWithAgent } from './clusters.bylaw.ts'
import {
  type Assignment,
  checkAssignment,
  checkEnd,
  checkTakenOver,
  nextStage,
  presentStage,
  reachedStages,
  type StageRow,
} from './clusters.rules.ts'
import type { Part } from './clusters.tables.ts'
import { sampleBylaw } from './gates/bylaw.ts'

const codeOf = (act: () => unknown): string | null => {
  try {
    act()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

const row = (
  stage: string,
  since: string | null,
  entered = '2016-01-01T08:00:00.000Z',
  more: Partial<StageRow> = {},
): StageRow => ({
  stage,
  since,
  reached: true,
  takenOver: true,
  source: 'D0',
  decisionId: null,
  reason: null,
  enteredAt: entered,
  enteredOn: entered.slice(0, 10),
  ...more,
})
const on = (asOf: string, knownAt = '2030-01-01T00:00:00.000Z') => ({ asOf, knownAt })

describe('the by-law as data', () => {
  it('has its stages in order, each with clauses that exist', () => {
    expect(stageCodes).toEqual([
      'identified',
      'feasibility',
      'diagnostic',
      'action_plan',
      'implementation',
      'implementation_y1',
      'implementation_y2',
      'implementation_y3',
      'final_monitoring',
      'handed_over',
      'stopped',
    ])
    for (const { code } of stages) {
      const gate = sampleBylaw.gateOf(code)
      const cited = [...gate.conditions, ...gate.blocks, ...gate.documents, sampleBylaw.decisionMissing]
      for (const clause of [gate.decisionClause, ...cited.map((one) => one.clause)])
        expect(sampleBylaw.clauseOf(clause).text.fa).not.toBe('')
    }
  })

  it('needs an agent from the diagnostic study until hand-over', () => {
    expect(stagesWithAgent).toContain('diagnostic')
    expect(stagesWithAgent).toContain('final_monitoring')
    expect(stagesWithAgent).not.toContain('feasibility')
    expect(stagesWithAgent).not.toContain('handed_over')
    expect(stagesWithAgent).not.toContain('stopped')
  })
})

describe('where a cluster stands', () => {
  const rows = [
    row('identified', '2012-06-01'),
    row('feasibility', '2012-11-01'),
    row('implementation_y2', '2016-03-20'),
    row('diagnostic', null, '2016-02-01T08:00:00.000Z'),
  ]
  test.each([
    ['2012-01-01', null],
    ['2012-06-01', 'identified'],
    ['2013-01-01', 'feasibility'],
    // without a day it holds from the day of its entry, not earlier
    ['2016-01-31', 'feasibility'],
    ['2016-02-01', 'diagnostic'],
    ['2016-03-20', 'implementation_y2'],
  ])('on %s: %s', (day, stage) => {
    expect(presentStage(reachedStages(rows, on(day)))?.stage ?? null).toBe(stage)
  })

  it('does not know what was entered later', () => {
    const then = reachedStages(rows, on('2016-03-20', '2016-01-15T00:00:00.000Z'))
    expect([...then.keys()]).not.toContain('diagnostic')
  })

  it('takes the latest row of a stage: a correction moves the day, a withdrawal removes it', () => {
    const moved = [...rows, row('feasibility', '2012-12-01', '2016-05-01T08:00:00.000Z')]
    expect(reachedStages(moved, on('2013-01-01')).get('feasibility')?.since).toBe('2012-12-01')
    const taken = [...rows, row('implementation_y2', null, '2016-05-01T08:00:00.000Z', { reached: false })]
    expect(presentStage(reachedStages(taken, on('2017-01-01')))?.stage).toBe('diagnostic')
  })

  it('was stopped only while it was: a lifted stop stays in the past, and a second one begins anew', () => {
    const lifted = [
      ...rows,
      row('stopped', '2016-06-01', '2016-06-02T08:00:00.000Z'),
      row('stopped', '2016-09-01', '2016-09-02T08:00:00.000Z', { reached: false }),
      row('stopped', '2016-12-01', '2016-12-02T08:00:00.000Z'),
    ]
    const at = (day: string) => presentStage(reachedStages(lifted, on(day)))?.stage
    expect(['2016-05-31', '2016-06-01', '2016-08-31', '2016-09-01', '2016-11-30', '2016-12-01'].map(at)).toEqual([
      'implementation_y2',
      'stopped',
      'stopped',
      'implementation_y2',
      'implementation_y2',
      'stopped',
    ])
  })

  it('is stopped wherever it stood', () => {
    expect(presentStage(reachedStages([...rows, row('stopped', '2016-06-01')], on('2017-01-01')))?.stage).toBe(
      'stopped',
    )
  })

  test.each([
    [[], 'identified'],
    [['identified'], 'feasibility'],
    [['action_plan'], 'implementation_y1'],
    [['implementation'], 'implementation_y1'],
    [['implementation_y2'], 'implementation_y3'],
    [['implementation_y3'], 'final_monitoring'],
    [['handed_over'], null],
  ])('after %j comes %s', (reached, next) => {
    const rows = reached.map((stage) => row(stage, '2016-01-01'))
    expect(nextStage(reachedStages(rows, on('2017-01-01')))?.code ?? null).toBe(next)
  })
})

describe('taking a stage over', () => {
  const reached = reachedStages(
    [row('feasibility', '2012-11-01'), row('implementation_y2', '2016-03-20')],
    on('9999-12-31'),
  )
  test.each([
    ['a stage of no by-law', 'dreaming', '2013-01-01', 'clusters.unknownStage'],
    ['a day to come', 'diagnostic', '2017-02-05', 'clusters.futureDay'],
    ['before an earlier stage', 'diagnostic', '2012-10-31', 'clusters.stageBeforeEarlier'],
    ['after a later stage', 'diagnostic', '2016-03-21', 'clusters.stageAfterLater'],
    ['a stop before the work began', 'stopped', '2016-03-19', 'clusters.stageBeforeEarlier'],
    ['the same day as its neighbour', 'diagnostic', '2012-11-01', null],
    ['an unknown day', 'diagnostic', null, null],
    ['a corrected day of its own', 'feasibility', '2012-01-01', null],
  ])('%s', (_, stage, since, code) => {
    expect(codeOf(() => checkTakenOver(reached, { stage, since }, '2017-02-04'))).toBe(code)
  })

  it('names both stages in both languages', () => {
    try {
      checkTakenOver(reached, { stage: 'diagnostic', since: '2012-10-31' }, '2017-02-04')
      expect.unreachable()
    } catch (error) {
      expect((error as Refusal).details).toMatchObject({
        stage: stageByCode('diagnostic')!.fa,
        otherEn: 'Feasibility',
        otherSince: '2012-11-01',
      })
    }
  })
})

describe('people of a cluster', () => {
  const today = '2017-02-04'
  const held = (part: Part, personId: string, from: string | null, until: string | null = null): Assignment => ({
    id: `${part}-${personId}`,
    part,
    personId,
    organisationId: null,
    name: personId,
    from,
    until,
  })
  const entry = (part: Part, personId: string | null, from: string | null = null, until: string | null = null) => ({
    part,
    personId,
    organisationId: personId === null ? 'org' : null,
    from,
    until,
  })
  const agent = held('agent', 'maryam', '2014-08-01')
  test.each<[string, Assignment[], ReturnType<typeof entry>, string | null]>([
    ['the first agent', [], entry('agent', 'maryam'), null],
    ['a second agent beside the first', [agent], entry('agent', 'peyman', '2016-01-01'), 'clusters.partTaken'],
    [
      'a second agent after the first ended',
      [{ ...agent, until: '2015-12-31' }],
      entry('agent', 'peyman', '2016-01-01'),
      null,
    ],
    [
      'on the last day of the first',
      [{ ...agent, until: '2016-01-01' }],
      entry('agent', 'peyman', '2016-01-01'),
      'clusters.partTaken',
    ],
    ['an assistant before an agent', [], entry('agentAssistant', 'peyman'), 'clusters.agentFirst'],
    [
      'an assistant of the past without an agent',
      [],
      entry('agentAssistant', 'peyman', '2014-01-01', '2014-06-01'),
      null,
    ],
    ['an assistant beside an agent', [agent], entry('agentAssistant', 'peyman'), null],
    ['the agent as the supervisor', [agent], entry('supervisor', 'maryam'), 'clusters.onePost'],
    ['the same person twice', [agent], entry('agent', 'maryam'), 'clusters.alreadyAssigned'],
    ['an organisation as agent', [], entry('agent', null), 'clusters.partNotFor'],
    ['a person as executing agency', [], entry('executingAgency', 'maryam'), 'clusters.partNotFor'],
    ['a day to come', [], entry('agent', 'maryam', '2017-02-05'), 'clusters.futureDay'],
    ['an end before the beginning', [], entry('agent', 'maryam', '2016-02-01', '2016-01-01'), 'clusters.termReversed'],
    [
      'two support institutions',
      [{ ...agent, part: 'supportInstitution', personId: null, organisationId: 'bank' }],
      entry('supportInstitution', null),
      null,
    ],
  ])('%s', (_, existing, wanted, code) => {
    expect(codeOf(() => checkAssignment(existing, wanted, today))).toBe(code)
  })

  test.each([
    ['today', null, today, null],
    ['tomorrow', null, '2017-02-05', 'clusters.futureDay'],
    ['before it began', null, '2014-07-31', 'clusters.termReversed'],
    ['again', '2016-01-01', '2016-06-01', 'clusters.alreadyEnded'],
    ['earlier than written', '2016-06-01', '2016-01-01', null],
  ])('ends %s', (_, until, day, code) => {
    expect(codeOf(() => checkEnd({ from: agent.from, until }, day, today))).toBe(code)
  })
})
