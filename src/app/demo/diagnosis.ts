import {
  acceptReport,
  answerRemark,
  giveBack,
  openEdition,
  remark,
  reportView,
  submitReport,
  writePoints,
  writeSection,
} from '../../modules/diagnosis/index.ts'
import { answerPoints, chainView } from '../../modules/plans/index.ts'
import type { Deed } from './alborz-year.ts'
import {
  answered,
  type DemoPoint,
  firstPoints,
  firstText,
  morePoints,
  remarks,
  secondText,
} from './data/alborz-diagnosis.ts'
import { exampleEvidence } from './evidence.ts'
import type { World } from './world.ts'

/**
 * The diagnostic study of the plastic cluster, written again before the third year: a first edition, the supervisor's remarks and their
 * answers, a second edition that was accepted and waits to be brought to the council. All of it is an example.
 */
export function diagnosisDeeds(world: World, clusterId: string, planId: string): Deed[] {
  const { story } = world
  const agent = () => story.as(world.who('rastegar'))
  const supervisor = () => story.as(world.who('vosough'))
  const edition = { first: '', second: '' }
  const versionOf = async (id: string) => (await reportView(agent(), id)).version

  const write = async (id: string, texts: Readonly<Record<string, string>>) => {
    for (const [code, text] of Object.entries(texts)) {
      const stood = (await reportView(agent(), id)).sections.find((one) => one.code === code)
      await writeSection(agent(), id, code, { version: stood?.version ?? 0, text })
    }
  }
  /** Entries that stand keep their identity; keys of new ones are the data's own. */
  const list = async (id: string, added: readonly DemoPoint[]) => {
    const view = await reportView(agent(), id)
    const known = [...firstPoints, ...morePoints]
    const keyOf = (text: string) => known.find((one) => one.text === text)!.key
    const textOf = new Map(view.points.map((one) => [one.id, one.text]))
    await writePoints(agent(), id, {
      version: view.pointsVersion,
      points: [
        ...view.points.map(({ id: pointId, kind, text, weight, evidence, from }) => ({
          ...{ id: pointId, key: keyOf(text), kind, text, weight, evidence },
          from: from.map((one) => keyOf(textOf.get(one)!)),
        })),
        ...added.map((one) => ({
          ...{ key: one.key, kind: one.kind, text: one.text },
          ...{ weight: one.weight ?? null, evidence: one.evidence ?? null, from: one.from ?? [] },
        })),
      ],
    })
  }
  const tieStrategies = async () => {
    const chain = await chainView(agent(), planId)
    const idOf = (key: string) =>
      chain.points.find((one) => one.text === [...firstPoints, ...morePoints].find((point) => point.key === key)?.text)!
        .id
    await answerPoints(agent(), planId, {
      version: chain.version,
      answers: chain.strategies.map(({ id }, place) => ({
        strategyId: id,
        pressurePointIds: (answered[place] ?? []).map(idOf),
      })),
    })
  }

  const deed = (on: string, hour: number, run: () => Promise<unknown>): Deed => ({ on, hour, plus: 0, run })
  return [
    deed('1395/07/05', 9, async () => {
      edition.first = (await openEdition(agent(), clusterId, {})).id
      await story.mark(edition.first, 'example')
      await write(edition.first, firstText)
      await list(edition.first, firstPoints)
    }),
    deed('1395/08/10', 10, async () =>
      submitReport(agent(), edition.first, { version: await versionOf(edition.first) }),
    ),
    deed('1395/08/18', 10, async () => {
      for (const { section, text } of remarks) await remark(supervisor(), edition.first, { section, text })
      await giveBack(supervisor(), edition.first, { version: await versionOf(edition.first) })
    }),
    deed('1395/08/25', 9, async () => {
      const { remarks: made } = await reportView(agent(), edition.first)
      for (const [place, { how, answer }] of remarks.entries())
        await answerRemark(agent(), made[place]!.id, { how, text: answer })
      edition.second = (
        await openEdition(agent(), clusterId, { reason: 'رسیدگی به نظرهای ناظر پیش از برنامه سال سوم' })
      ).id
      await story.mark(edition.second, 'example')
    }),
    deed('1395/10/20', 9, async () => {
      await write(edition.second, secondText)
      await list(edition.second, morePoints)
      await attachReport(world, edition.second)
    }),
    deed('1395/10/28', 11, async () =>
      submitReport(agent(), edition.second, { version: await versionOf(edition.second) }),
    ),
    deed('1395/11/09', 10, async () => {
      await acceptReport(supervisor(), edition.second, { version: await versionOf(edition.second) })
      await tieStrategies()
    }),
  ]
}

/** The whole report as a file beside its summary. */
async function attachReport({ story, who }: World, reportId: string): Promise<void> {
  const agent = who('rastegar')
  const summary = (await reportView(story.as(agent), reportId)).sections.find((one) => one.code === 'summary')!
  const { name, bytes } = await exampleEvidence('گزارش شناختی، ویرایش دوم', summary.text, '۱۳۹۵/۱۰/۲۰')
  await writeSection(story.as(agent), reportId, 'summary', {
    version: summary.version,
    text: summary.text,
    fileId: await story.upload(agent, name, bytes),
  })
}
