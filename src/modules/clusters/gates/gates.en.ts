import type { Words } from '../../../kernel/words.ts'
import { en as bylaw } from './bylaw.en.ts'
import type { fa } from './gates.fa.ts'
import { en as screens } from './gates.screens.en.ts'

export const en: Words<typeof fa> = {
  ...bylaw,
  ...screens,
  'waiting.delegationReport': 'Report on “{title}”, whose development was delegated to your agency',
  'verbs.openGate': 'opened the gate “{stageEn}” by a resolution ({editionEn})',
  'verbs.stop': 'stopped the work on the cluster: {causeEn}',
  'verbs.resume': 'resumed the work on the cluster at the stage “{stageEn}”',
  'verbs.filePaper': 'filed “{nameEn}” no. {number} for the gate “{stage}”',
  'verbs.withdrawPaper': 'took “{nameEn}” no. {number} back from the gate “{stage}”',
  'verbs.attest': 'stated for the gate “{stageEn}”: “{nameEn}” is {saidEn}',
  'verbs.reportDelegation': 'entered the report of “{name}”',

  'errors.gateClosed':
    'The gate “{stageEn}” is closed; {count} things block it. See each with its clause and settle it first.',
  'errors.block': '{textEn} ({clauseEn})',
  'errors.blockUnknown': 'Nobody has said yet: {textEn} ({clauseEn})',
  'errors.gatePassed': 'The cluster has passed the gate “{stageEn}”; its file takes nothing more.',
  'errors.isStopped': 'The work on this cluster is stopped. Resume it by a resolution first.',
  'errors.alreadyStopped': 'The work on this cluster has been stopped already.',
  'errors.notStopped': 'The work on this cluster is not stopped. Refresh the page.',
  'errors.stopInstead': 'A stop is recorded with its cause. Use “Stop the work”.',
  'errors.unknownCause': 'This cause is not in the by-law. Choose one of its causes.',
  'errors.decidedStage':
    'The stage “{stageEn}” was entered by a resolution and is not changed by hand. Changing it takes a new resolution.',
  'errors.resumedBeforeStop':
    'This resolution ({day}) was passed before the stop ({stopped}). Choose the resolution that resumes.',
  'errors.decisionWrongBody':
    'This resolution is of “{given}”; the by-law leaves the decision to the {bodyEn}. Choose a resolution of that body.',
  'errors.decisionOtherPlace':
    '“{given}” does not decide of this cluster. Choose a resolution of the {bodyEn} of this cluster or province.',
  'errors.decisionNoSession':
    'The session of this resolution is not known or has not been held. Choose one of a session that was held.',
  'errors.decisionElsewhere':
    'This resolution is about another cluster. Choose one about this cluster, or name this cluster in the minutes too.',
  'errors.decisionUsed':
    'This resolution has opened the gate “{stageEn}” of this cluster already. Each gate takes a resolution of its own.',
  'errors.unknownDocument': 'This gate asks for no such document. Choose from its list.',
  'errors.unknownCondition': 'This gate has no such condition. Choose from its list.',
  'errors.knownAlready': 'The system knows “{saysEn}” from its records; it is not stated by hand.',
  'errors.paperGone': 'This document is no longer on the gate’s file. Refresh the page.',
  'errors.notYourPaper': 'Somebody else filed this document. The company’s expert takes it back.',
  'errors.delegationNotThatBody':
    'Delegating a cluster is for the {bodyEn} of its province. Minute the resolution without this effect.',
  'errors.notDelegated': 'The development of this cluster has not been delegated.',
  'errors.reportBeforeDelegation': 'The day of the report is before the delegation ({since}). Correct the day.',
  'errors.badCode': 'A code takes small Latin letters, digits and underscores only.',
  'errors.badClause': 'The number of a clause is written like 7.2.',
  'errors.noSuchClause': 'This clause is not in the by-law’s text. Choose one from the list or write it first.',
  'errors.noSuchDocument': 'This document is not in the by-law’s list. Write its name first.',
  'errors.noSuchBodyKind':
    'This body does not decide of clusters. Choose the provincial committee, the expert committee or the steering council.',
  'errors.stagesFixed': 'Stages and their order stay. Change a stage’s conditions, documents, body and clauses.',
  'errors.generalBlocksFixed': 'The three general blocks (earlier gate, document, resolution) must stay.',
  'errors.phaseWeightsNot100': 'The stages’ weights do not total 100. Write them so that they do.',
  'errors.yearWeightsDiffer': 'The years’ weights do not total that of implementation. Correct one of them.',
  'candidate.gate': '{title}: gate “{stage}”',
  'effect.gate': 'When the minutes become final, “{title}” enters the stage “{stageEn}”',
  'effect.delegateOpen': 'Delegate the development of “{title}” to its custodian',
  'effect.delegate': 'When the minutes become final, the development of “{title}” is delegated to “{organisation}”',
}
