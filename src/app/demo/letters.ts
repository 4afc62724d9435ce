import { registerIncoming, registerOutgoing } from '../../modules/letters/index.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

/**
 * Letters of the plastic cluster. No document gives the number or day of a letter, so each is an example and marked as one; who writes
 * stands in D0. One was answered under a number of the office's former system, one waits for an answer and for the council.
 */
export async function tellLetters(world: World): Promise<void> {
  const { story } = world
  const agent = world.who('rastegar')
  const clusterId = world.id('plastic')
  const asked = await registerIncoming(story.as(agent), {
    direction: 'incoming',
    clusterId,
    number: '۹۵/۲۱۸',
    dated: day('1395/10/12'),
    organisationId: world.id('karajAzad'),
    subject: 'اعلام آمادگی دانشگاه برای آزمون مواد اولیه واحدهای خوشه',
    receiverRole: 'expert',
    asksAnswer: true,
    due: day('1395/10/30'),
  })
  const answer = await registerOutgoing(story.as(agent), {
    direction: 'outgoing',
    clusterId,
    number: '۳۰/۹۵/۱۱۴۰',
    dated: day('1395/10/21'),
    organisationId: world.id('karajAzad'),
    subject: 'معرفی رابط خوشه برای برنامه آزمون مواد اولیه',
    answersId: asked.id,
  })
  const open = await registerIncoming(story.as(agent), {
    direction: 'incoming',
    clusterId,
    number: '۱۷۴/ت',
    dated: day('1395/11/05'),
    organisationId: world.id('alborzCooperative'),
    subject: 'درخواست طرح تأمین گروهی مواد اولیه در شورای راهبری',
    receiverRole: 'expert',
    asksAnswer: true,
    due: day('1395/11/30'),
    bodyId: world.id('council'),
  })
  for (const { id } of [asked, answer, open]) await story.mark(id, 'example')
}
