import { type ComponentType, lazy } from 'react'
import type { ActProps, DeskActs } from '../../modules/desk/screens/index.ts'

/** An act of a room, loaded when it is first opened: the desk is the first screen of many. */
const act = <Name extends string>(load: () => Promise<Record<Name, ComponentType<ActProps>>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }))

const meetings = () => import('../../modules/meetings/screens/desk-acts.tsx')
const commitments = () => import('../../modules/commitments/screens/desk-acts.tsx')
const letters = () => import('../../modules/letters/screens/desk-acts.tsx')

/** What can be ended on the desk itself, with the room's own form; every other item opens its page at the right place. */
export const deskActs: DeskActs = {
  'meetings.answerInvitation': act(meetings, 'InvitationAct'),
  'meetings.complete': act(meetings, 'CompleteAct'),
  'meetings.notify': act(meetings, 'NotifyAct'),
  'meetings.answer': act(meetings, 'AnswerAct'),
  'meetings.answerObjection': act(meetings, 'SettleAct'),
  'meetings.confirm': act(meetings, 'ConfirmAct'),
  'meetings.remark': act(meetings, 'RemarkAct'),
  'meetings.circulate': act(meetings, 'CirculateAct'),
  'meetings.finalise': act(meetings, 'FinaliseAct'),
  'meetings.answerWritten': act(meetings, 'WrittenAnswerAct'),
  'meetings.closeWritten': act(meetings, 'WrittenCloseAct'),
  'commitments.verify': act(commitments, 'ClaimAct'),
  'commitments.approve': act(commitments, 'ClaimAct'),
  'commitments.note': act(commitments, 'ClaimAct'),
  'letters.answer': act(letters, 'AnswerLetterAct'),
}
