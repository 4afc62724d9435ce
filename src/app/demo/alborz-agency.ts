import {
  approveStatement,
  checkStatement,
  payStatement,
  planVisit,
  reportUnplanned,
  reportVisit,
  submitStatement,
  takeOverContract,
} from '../../modules/agency/index.ts'
import { examplePhoto } from './photo.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

const source = { mark: 'example' as const, source: '' }

/** A deed of the year, told on its day among the others. */
export interface Deed {
  on: string
  hour: number
  plus: number
  run: () => Promise<unknown>
}

/** Contracts that ran before the product; no document states them, so everything about them is an example. */
export async function takeOverContracts(world: World, clusterId: string): Promise<void> {
  const expert = world.who('amini')
  const agent = await takeOverContract(world.story.as(expert), clusterId, {
    what: 'agent',
    party: { personId: world.id('rastegar') },
    number: '۹۳/۴۱۲',
    signedOn: day('1393/09/15'),
    from: day('1393/10/01'),
    until: day('1396/12/29'),
    amount: '6400000000',
    guarantee: { kind: 'bank', number: '۷۷۱۲۰', amount: '640000000', until: day('1396/12/29') },
    phases: [
      { stage: 'diagnostic', weight: '16', paidBefore: true },
      { stage: 'action_plan', weight: '11', paidBefore: true },
      { stage: 'implementation_y1', weight: '21' },
      { stage: 'implementation_y2', weight: '20' },
      { stage: 'implementation_y3', weight: '18' },
      { stage: 'final_monitoring', weight: '8' },
      { stage: 'handed_over', weight: '6' },
    ],
    source,
  })
  world.ids.set('agentContract', agent.id)
  await takeOverContract(world.story.as(expert), clusterId, {
    what: 'supervisor',
    party: { personId: world.id('vosough') },
    number: '۹۳/۴۱۵',
    signedOn: day('1393/09/22'),
    from: day('1393/10/01'),
    until: day('1396/12/29'),
    amount: '1200000000',
    phases: [
      { stage: 'diagnostic', weight: '16', paidBefore: true },
      { stage: 'action_plan', weight: '11', paidBefore: true },
      { stage: 'implementation_y1', weight: '21', paidBefore: true },
      { stage: 'implementation_y2', weight: '20' },
      { stage: 'implementation_y3', weight: '18' },
      { stage: 'final_monitoring', weight: '14' },
    ],
    source,
  })
}

const report = {
  team: 'با عامل، دستیار و منشی دفتر در دفتر خوشه گفت‌وگو شد.',
  late: '',
  payment: '',
}

/**
 * The supervisor's visits and the agent's payment statements of the second year. One period has no visit, one visit waits for its report,
 * one statement was paid for the closed first year and one asks for the second, which is not closed: it cannot be paid yet.
 */
export function agencyDeeds(world: World, clusterId: string): Deed[] {
  const { story } = world
  const supervisor = () => world.who('vosough')
  const visits = new Map<string, string>()
  const plan = (on: string, plannedOn: string): Deed => ({
    on,
    hour: 9,
    plus: 0,
    run: async () => {
      const { id } = await planVisit(story.as(supervisor()), clusterId, { plannedOn: day(plannedOn) })
      visits.set(plannedOn, id)
      await story.mark(id, 'example')
    },
  })
  const photo = async (name: string, place: number) => story.upload(supervisor(), `${name}.png`, examplePhoto(place))
  return [
    plan('1395/03/08', '1395/03/20'),
    {
      on: '1395/03/22',
      hour: 16,
      plus: 0,
      run: async () => {
        const fileIds = [await photo('دفتر خوشه (نمونه)', 0), await photo('کارگاه تزریق (نمونه)', 1)]
        await reportVisit(story.as(supervisor()), visits.get('1395/03/20')!, {
          heldOn: day('1395/03/20'),
          judgement: 'onTrack',
          parts: {
            ...report,
            stakeholders: 'با مدیران سه واحد و رابط دانشگاه دیدار شد؛ خواست نخست آنان تأمین پیوسته مواد اولیه است.',
            progress: 'اساسنامه تعاونی تأمین نیاز آماده است و عضوگیری آغاز شده.',
            advice: 'برای مجمع مؤسس تعاونی تاریخ گذاشته شود.',
          },
          fileIds,
        })
      },
    },
    {
      on: '1395/05/24',
      hour: 10,
      plus: 0,
      run: async () => {
        const fileIds = [await photo('نشست با واحدها (نمونه)', 2)]
        // written by hand on the printed form that day, typed twelve days later
        const { id } = await reportUnplanned(story.as(world.who('vosough')), clusterId, {
          heldOn: day('1395/05/12'),
          judgement: 'watch',
          onPaper: true,
          parts: {
            ...report,
            stakeholders: 'با پنج واحد عضو کنسرسیوم صادراتی گفت‌وگو شد؛ دو واحد هنوز سهم خود را نپرداخته‌اند.',
            progress: 'تعاونی ثبت شده است؛ کنسرسیوم در گام عضوگیری است.',
            late: 'مطالعه بازار صادراتی دو هفته عقب است؛ مشاور دیر معرفی شد.',
            advice: 'قرارداد مشاور بازار تا پایان مرداد بسته شود.',
          },
          fileIds,
        })
        await story.mark(id, 'example')
      },
    },
    plan('1395/08/25', '1395/09/10'),
    {
      on: '1395/09/13',
      hour: 15,
      plus: 0,
      run: async () => {
        const fileIds = [await photo('انبار تعاونی (نمونه)', 1)]
        await reportVisit(story.as(supervisor()), visits.get('1395/09/10')!, {
          heldOn: day('1395/09/10'),
          judgement: 'onTrack',
          parts: {
            ...report,
            stakeholders: 'با هیئت مدیره تعاونی و نماینده بانک دیدار شد.',
            progress: 'نخستین خرید گروهی انجام شده و تقویم نمایشگاه‌ها بسته شده است.',
            advice: 'فهرست واحدهای پیمانکاری فرعی پیش از جلسه شورا کامل شود.',
            payment: 'صورت‌وضعیت سال نخست پرداخت شده است؛ سال دوم پس از بسته شدن سال پرداختنی است.',
          },
          fileIds,
        })
      },
    },
    plan('1395/10/28', '1395/11/12'),
    ...statement(world, '1395/03/25', 'implementation_y1', '21', '1344000000', 'بر پایه سال نخست که بسته شده است.'),
    {
      on: '1395/10/20',
      hour: 10,
      plus: 0,
      run: () =>
        ask(
          world,
          '1395/10/20',
          'implementation_y2',
          '20',
          '1280000000',
          'نیمه دوم سال؛ بیشتر فعالیت‌ها به پایان رسیده است.',
        ),
    },
  ]
}

async function ask(world: World, on: string, stage: string, weight: string, amount: string, note: string) {
  const { id } = await submitStatement(world.story.as(world.who('rastegar')), world.id('agentContract'), {
    submittedOn: day(on),
    phases: [{ stage, weight }],
    amount,
    note,
  })
  await world.story.mark(id, 'example')
  return id
}

/** A statement that climbs all its steps. */
function statement(world: World, on: string, stage: string, weight: string, amount: string, note: string): Deed[] {
  const { story } = world
  let id = ''
  const step = (plus: number, run: () => Promise<unknown>): Deed => ({ on, plus, hour: 11, run })
  return [
    step(0, async () => {
      id = await ask(world, on, stage, weight, amount, note)
    }),
    step(3, () => checkStatement(story.as(world.who('amini')), id, {})),
    step(6, () => approveStatement(story.as(world.who('kiani')), id, {})),
    step(12, () => payStatement(story.as(world.who('shahmoradi')), id, { paper: 'حواله ۲۳۸' })),
  ]
}
