import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { stageByCode, stages } from '../clusters.bylaw.ts'
import { bylawOf, sampleBylaw, sampleGates, sampleName } from './bylaw.ts'
import { blocksOf, earlierStage, gateFacts, type Known, type Standing, yearBehind } from './gate.rules.ts'
import { GatesContent } from './gates.content.schema.ts'

const orderOf = (code: string | null) => (code === null ? -1 : stageByCode(code)!.order!)
/** Everything that a gate asks for, given. */
const whole = (code: string): Standing => {
  const asked = gateFacts(sampleBylaw, code, bare(orderOf(earlierStage(code))))
  const conditions = asked.filter((fact) => fact.kind === 'condition')
  return {
    furthest: orderOf(earlierStage(code)),
    papers: new Set(asked.filter((fact) => fact.kind === 'document').map((fact) => fact.code)),
    known: new Map(),
    stated: new Map(conditions.map((fact) => [fact.code, !fact.negative])),
    decided: true,
  }
}
const bare = (furthest: number): Standing => ({
  furthest,
  papers: new Set(),
  known: new Map(),
  stated: new Map(),
  decided: false,
})
const blocked = (code: string, standing: Standing, bylaw = sampleBylaw) =>
  blocksOf(gateFacts(bylaw, code, standing)).map((fact) => fact.code)
const codes = stages.map((stage) => stage.code)

describe('the way', () => {
  test.each([
    ['identified', null],
    ['feasibility', 'identified'],
    ['implementation', 'action_plan'],
    ['implementation_y1', 'action_plan'],
    ['implementation_y2', 'implementation_y1'],
    ['final_monitoring', 'implementation_y3'],
    ['handed_over', 'final_monitoring'],
    ['stopped', null],
  ])('before %s comes %s', (stage, earlier) => expect(earlierStage(stage)).toBe(earlier))
})

describe('the year behind a gate', () => {
  test.each([
    ['action_plan', null],
    ['implementation', null],
    ['implementation_y1', null],
    ['implementation_y2', 1],
    ['implementation_y3', 2],
    ['final_monitoring', 3],
    ['handed_over', 3],
    ['stopped', null],
  ])('of %s is %s', (stage, year) => expect(yearBehind(stage)).toBe(year))
})

describe('what a gate of the sample asks for', () => {
  test.each([
    // the sentences that say the earlier gate, a document or the resolution once more are not asked twice
    ['feasibility', ['on_priority_list', 'recent_negative', 'priority_table', 'feasibility_terms', 'expert_opinion']],
    [
      'diagnostic',
      [
        'feasible',
        'agent_chosen',
        'team_of_three',
        'supervisor_set',
        'feasibility_report',
        'support_letters',
        'stakeholder_statement',
        'tender_scores',
        'agent_contract',
        'team_list',
        'supervisor_contract',
        'no_conflict',
      ],
    ],
    [
      'implementation_y1',
      // the first year's gate is also the gate into implementation: 100 is asked once
      [
        'plan_approved',
        'weights_100',
        'shares_written',
        'activity_without_strategy',
        'year_1_plan',
        'action_plan',
        'weights_sheet',
        'funding_table',
        'frozen_baseline',
      ],
    ],
    ['stopped', ['cause_written', 'commitments_settled', 'stop_report']],
  ])('%s', (stage, asked) => {
    const facts = gateFacts(sampleBylaw, stage, bare(orderOf(earlierStage(stage))))
    const own = facts.filter((fact) => fact.kind === 'condition' || fact.kind === 'document').map((fact) => fact.code)
    expect(own).toEqual(asked)
    expect(facts.at(-1)).toMatchObject({ kind: 'decision', code: sampleBylaw.gateOf(stage).decidingBody })
  })

  test.each(codes)('%s: each thing with a clause that exists, each once', (stage) => {
    const facts = gateFacts(sampleBylaw, stage, bare(-1))
    for (const fact of facts) expect(sampleBylaw.clauseOf(fact.clause).text.fa).not.toBe('')
    const keys = facts.map((fact) => `${fact.kind} ${fact.code}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each(codes)('%s opens when everything is given', (stage) => expect(blocked(stage, whole(stage))).toEqual([]))
})

describe('how a thing stands', () => {
  const at = (more: Partial<Standing>) => ({ ...whole('diagnostic'), ...more })
  const known = (code: string, holds: boolean) => new Map<string, Known>([[code, { holds }]])
  test.each([
    ['a later gate before an earlier one', { furthest: orderOf('identified') }, ['earlier_gate']],
    ['a document that is not on file', { papers: new Set<string>() }, expect.arrayContaining(['feasibility_report'])],
    ['what a room denies, whatever was stated', { known: known('team_of_three', false) }, ['team_of_three']],
    ['the same said the other way round', { known: known('team_short', true) }, ['team_of_three']],
    ['a block that is not true blocks nothing', { known: known('team_short', false) }, []],
    ['without a resolution', { decided: false }, ['provincial_committee']],
  ])('%s', (_, more, blocks) => expect(blocked('diagnostic', at(more))).toEqual(blocks))

  it('what nobody has said is unknown, and blocks', () => {
    const stated = new Map(whole('diagnostic').stated)
    stated.delete('feasible')
    const facts = gateFacts(sampleBylaw, 'diagnostic', at({ stated }))
    expect(blocksOf(facts)).toMatchObject([{ code: 'feasible', state: 'unknown', stated: true, clause: '4.2' }])
  })

  it('names the sentence that blocks, not the one that is asked', () => {
    const facts = gateFacts(sampleBylaw, 'diagnostic', at({ known: known('team_of_three', false) }))
    expect(blocksOf(facts)[0]!.block.fa).toBe('تیم توسعه کمتر از سه نفر است یا یک نفر دو سمت دارد.')
  })

  it('an optional document never blocks', () => {
    const standing = whole('action_plan')
    const papers = new Set(standing.papers)
    papers.delete('trust_log')
    expect(blocked('action_plan', { ...standing, papers })).toEqual([])
  })
})

describe('an edition', () => {
  const edited = (change: (content: GatesContent) => void) => {
    const content = structuredClone(sampleGates)
    change(content)
    return content
  }
  const diagnostic = (content: GatesContent) => content.stages.find((stage) => stage.code === 'diagnostic')!

  it('that switches a condition off asks for neither it nor its block', () => {
    const bylaw = bylawOf(
      edited((content) => {
        diagnostic(content).entry_conditions.find((one) => one.code === 'team_of_three')!.required = false
      }),
      sampleName,
    )
    const standing = { ...whole('diagnostic'), stated: new Map(whole('diagnostic').stated) }
    standing.stated.delete('team_of_three')
    expect(blocked('diagnostic', standing)).toEqual(['team_of_three'])
    expect(blocked('diagnostic', standing, bylaw)).toEqual([])
  })

  it('that asks for a document in one of two gates opened as one, asks for it', () => {
    const bylaw = bylawOf(
      edited((content) => {
        const own = content.stages.find((stage) => stage.code === 'implementation')!
        own.required_documents.find((one) => one.document === 'frozen_baseline')!.required = false
      }),
      sampleName,
    )
    const standing = whole('implementation_y1')
    const papers = new Set([...standing.papers].filter((code) => code !== 'frozen_baseline'))
    expect(blocked('implementation_y1', { ...standing, papers }, bylaw)).toEqual(['frozen_baseline'])
  })

  it('that leaves a document out asks for the condition that it covered', () => {
    const bylaw = bylawOf(
      edited((content) => {
        const own = content.stages.find((stage) => stage.code === 'handed_over')!
        own.required_documents = own.required_documents.filter((one) => one.document !== 'final_monitoring_minutes')
      }),
      sampleName,
    )
    expect(blocked('handed_over', whole('handed_over'), bylaw)).toEqual(['final_monitoring_passed'])
  })

  it('that names another body asks for a resolution of that body, and for the old body’s as a paper', () => {
    const bylaw = bylawOf(
      edited((content) => {
        diagnostic(content).deciding_body = 'steering_council'
      }),
      sampleName,
    )
    const facts = gateFacts(bylaw, 'diagnostic', whole('diagnostic'))
    expect(facts.at(-1)!.code).toBe('steering_council')
    expect(blocksOf(facts).map((fact) => fact.code)).toEqual(['committee_resolution'])
  })

  test.each<[string, (content: GatesContent) => void, string]>([
    [
      'phase weights of 99',
      (content) => {
        content.stages[0]!.default_phase_weight = '3'
      },
      'clusters.phaseWeightsNot100',
    ],
    [
      'years that differ from their whole',
      (content) => {
        content.stages.find((stage) => stage.years)!.years![0]!.default_phase_weight = '17.5'
      },
      'clusters.yearWeightsDiffer',
    ],
    [
      'a clause that does not exist',
      (content) => {
        diagnostic(content).decision_clause = '99.9'
      },
      'clusters.noSuchClause',
    ],
    [
      'a document without a name',
      (content) => {
        diagnostic(content).required_documents.push({ document: 'dream', required: true, clause: '5.1' })
      },
      'clusters.noSuchDocument',
    ],
    ['a stage less', (content) => void content.stages.pop(), 'clusters.stagesFixed'],
    [
      'a body that decides of no cluster',
      (content) => {
        Object.assign(diagnostic(content), { deciding_body: 'board' })
      },
      'clusters.noSuchBodyKind',
    ],
    [
      'a clause without words',
      (content) => {
        content.articles[0]!.clauses[0]!.fa = ' '
      },
      'kernel.required',
    ],
  ])('refuses %s', (_, change, code) => {
    const parsed = GatesContent.safeParse(edited(change))
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(code)
  })

  it('keeps what no rule here reads: other rooms have their part in it', () => {
    expect(GatesContent.parse(sampleGates)).toEqual(sampleGates)
    expect(sampleGates).toHaveProperty('agent_team.min_people', 3)
  })
})

describe('whatever stands', () => {
  const sentences = [
    ...new Set(
      codes
        .flatMap((code) => sampleBylaw.gateOf(code))
        .flatMap((gate) => [...gate.conditions, ...gate.blocks].map((one) => one.code)),
    ),
  ]
  const documents = [...new Set(codes.flatMap((code) => sampleBylaw.gateOf(code).documents.map((one) => one.code)))]
  const standings = fc.record({
    furthest: fc.constantFrom(-1, ...stages.flatMap((stage) => stage.order ?? [])),
    papers: fc.subarray(documents).map((found) => new Set(found)),
    known: fc
      .dictionary(fc.constantFrom(...sentences), fc.record({ holds: fc.boolean() }))
      .map((found) => new Map(Object.entries(found))),
    stated: fc.dictionary(fc.constantFrom(...sentences), fc.boolean()).map((found) => new Map(Object.entries(found))),
    decided: fc.boolean(),
  })

  it('a gate without a block has its decision, its documents and its earlier gate', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), standings, (code, standing) => {
        if (blocked(code, standing).length > 0) return
        expect(standing.decided).toBe(true)
        expect(standing.furthest).toBeGreaterThanOrEqual(orderOf(earlierStage(code)))
        const gate = sampleBylaw.gateOf(code)
        const isDecision = { provincial_committee: 'committee_resolution', steering_council: 'council_resolution' }
        for (const document of gate.documents.filter((one) => one.required))
          if (document.code !== isDecision[gate.decidingBody as keyof typeof isDecision])
            expect(standing.papers).toContain(document.code)
      }),
      { numRuns: 500 },
    )
  })

  it('taking anything away from an open gate never opens another thing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(), (code, place) => {
        const open = whole(code)
        const papers = [...open.papers]
        const lost = papers[place % Math.max(papers.length, 1)]
        if (lost === undefined) return
        const left = new Set(papers.filter((one) => one !== lost))
        const required = sampleBylaw.gateOf(code).documents.find((one) => one.code === lost)?.required ?? true
        expect(blocked(code, { ...open, papers: left })).toEqual(required ? expect.arrayContaining([lost]) : [])
      }),
    )
  })
})
