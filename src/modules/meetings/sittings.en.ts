import type { Words } from '../../kernel/words.ts'
import type { fa } from './sittings.fa.ts'

export const en: Words<typeof fa> = {
  'state.sitting': 'Sitting',
  'minutes.draft': 'Draft',
  'minutes.circulated': 'Circulated for remarks',
  'minutes.final': 'Final',
  'minutes.attendanceNotRecorded': 'attendance was not recorded',
  'minutes.quorumMet': 'there was a quorum ({clause})',
  'minutes.notReached': 'not reached in this session',
  'minutes.outside': 'Outside the agenda',
  'candidate.resolution': 'Follow-up of resolution {number} of session {session}: {title}',
  'candidate.resolutionAlone': 'Follow-up of resolution {number}: {title}',

  'waiting.answer': 'Answer an invitation: {title}',
  'waiting.answer.why': 'You are invited to this session and have not answered yet.',
  'waiting.answer.do': 'Answer',
  'waiting.remark': 'Remark on minutes: {title}',
  'waiting.remark.why': 'The minutes were circulated to those who sat; remarks are taken until {due}.',
  'waiting.remark.do': 'Read and remark',
  'waiting.circulate': 'Circulate minutes: {title}',
  'waiting.circulate.why': 'The session was held and the draft of its minutes has not been circulated yet.',
  'waiting.circulate.do': 'Review and circulate',
  'waiting.finalise': 'Make minutes final: {title}',
  'waiting.finalise.why': 'Everybody who sat has answered, or the last day for remarks is over.',
  'waiting.finalise.do': 'Make final',

  'verbs.invite': 'invited {count} people to the session',
  'verbs.answer': 'recorded the answer to an invitation',
  'verbs.changeCall': 'changed the call of the session',
  'verbs.attachPapers': 'put {count} papers into the agenda file',
  'verbs.fillAgenda': 'took {count} proposed items into the agenda',
  'verbs.orderAgenda': 'put the agenda in order',
  'verbs.changeAgendaItem': 'changed an agenda item',
  'verbs.removeAgendaItem': 'took the item “{title}” off the agenda',
  'verbs.sendOut': 'sent the item “{title}” out for written remarks',
  'verbs.enterAnswer': 'entered the written remarks of an organisation',
  'verbs.openSitting': 'opened the session',
  'verbs.recordArrivals': 'recorded the attendance of {count} people',
  'verbs.recordLeaving': 'recorded that {name} left',
  'verbs.removeAttendance': 'took back the recorded attendance of {name}',
  'verbs.closeSitting': 'recorded the end of the session',
  'verbs.callAgain': 'called the session again, which had no quorum',
  'verbs.recordVote': 'recorded the votes of the resolution',
  'verbs.openMinutes': 'began the minutes',
  'verbs.writeSection': 'wrote in the minutes',
  'verbs.circulate': 'circulated the minutes',
  'verbs.remark': 'remarked on the minutes',
  'verbs.answerRemark': 'answered a remark on the minutes',
  'verbs.finalise': 'made the minutes final',
  'verbs.addAddendum': 'added an addendum to the minutes',
  'verbs.changeEffect': 'changed the effect of the resolution',

  'errors.guestUnnamed': 'Choose the guest from the register or write a name, not both.',
  'errors.seatOfWhom': 'A member or substitute attends in a seat, a guest without one. Choose the seat.',
  'errors.howMissing': 'Say how this answer came: by phone, letter, in person or message.',
  'errors.substituteMissing': 'Write the name of the substitute.',
  'errors.otherYear':
    'The number of this session belongs to another year than this day. Choose a day of that year, or call a new session.',
  'errors.endsBeforeItBegins':
    'The end of the session is before its beginning or before the last coming or going. Look at the time.',
  'errors.dayOpen': 'The day of this session is still open. Write the day first.',
  'errors.noLongerProposed':
    '“{title}” is no longer proposed: it was settled, or is on the agenda. Read the proposals again.',
  'errors.notTheAgenda': 'The agenda has changed meanwhile. Reload the page and order it again.',
  'errors.itemInUse':
    'Something was said or resolved under “{title}”, or it was sent out for remarks. Mark it as not reached instead.',
  'errors.duePast': '{day} is past. Choose a day from today on.',
  'errors.alreadyAnswered': 'This remark has been answered already. Reload the page.',
  'errors.notSitting': '“{title}” is not sitting. Open the session first.',
  'errors.timeMissing': 'Write at what time it was resolved; the quorum is counted at that minute.',
  'errors.noAttendance':
    'Attendance was not recorded in this session, so votes cannot be counted. Record the attendance first.',
  'errors.noQuorum':
    'There was no quorum at {at}: {present} voting seats were present and {needed} are needed; missing: {missingEn}. Rule: {clauseEn}.',
  'errors.closedWithoutQuorum':
    'This session had a quorum at no minute: {present} of {total} seats were present and {needed} are needed; missing: {missingEn}. Rule: {clauseEn}. Complete the attendance or call the session again.',
  'errors.moreVotes': 'There are more votes than the {present} voting seats present. Look at the votes.',
  'errors.notCarried':
    'With {for} votes in favour of {present} voting members present this text is no resolution. Write it under its item.',
  'errors.notThatBody': 'This seat is not of this body.',
  'errors.seatEmpty':
    'The seat “{seatEn}” had no member on the day of the session and takes no substitute. Record a guest.',
  'errors.termEnded':
    'The membership of {name} in the seat “{seatEn}” ended on {until}. Record a guest, or enter the new order.',
  'errors.notThatMember':
    '{name} was not the member of the seat “{seatEn}” on the day of the session. Record a substitute or a guest.',
  'errors.alreadyThere': 'The attendance of {name} is recorded for this time, or the seat is taken.',
  'errors.alreadyLeft': 'That {name} left at {time} is recorded.',
  'errors.leftBeforeComing': 'Leaving is before coming ({time}). Look at the time.',
  'errors.somethingResolved': 'A resolution is minuted in “{title}”, so it is not called again.',
  'errors.noMinutes': 'The minutes of “{title}” have not been begun.',
  'errors.minutesOpen': 'The minutes of “{title}” are being written.',
  'errors.minutesFinal':
    'The minutes of “{title}” are final and do not change. Write what is to be said in an addendum.',
  'errors.sectionStale':
    '{by} has written this section meanwhile. Both texts are kept; look at the difference and save the right one.',
  'errors.alreadyCirculated': 'The minutes of “{title}” have been circulated already.',
  'errors.notCirculated': 'The minutes of “{title}” have not been circulated. Circulate them first.',
  'errors.remarksClosed': 'The time for remarks on these minutes is over or has not begun.',
  'errors.didNotSit': 'Whoever sat in the session remarks on its minutes.',
  'errors.remarksOpen': '{count} remarks are not answered. Answer each, then make the minutes final.',
  'errors.effectsRefused':
    'The effect of resolution {numbers} cannot be applied now, so the minutes stayed open. The reason of each is given; remove it, or take the effect off the resolution.',
  'errors.effectOf': 'Resolution {number}, “{record}”: its effect cannot be applied.',
  'errors.noSuchEffect': 'There is no such effect. Choose one of those offered.',
  'errors.notFinal': 'The minutes of “{title}” are not final. Until they are, amend their text.',
}
