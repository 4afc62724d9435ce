import { fa as bylaw } from './bylaw.fa.ts'
import { fa as screens } from './gates.screens.fa.ts'

/** Words of gates, papers, stops and delegations. */
export const fa = {
  ...bylaw,
  ...screens,
  'waiting.delegationReport': 'گزارش «{title}» که توسعه آن به دستگاه شما سپرده شده است',
  'verbs.openGate': 'دروازه «{stageFa}» را با مصوبه گشود ({editionFa})',
  'verbs.stop': 'کار خوشه را متوقف کرد: {causeFa}',
  'verbs.resume': 'کار خوشه را از سر گرفت؛ مرحله «{stageFa}»',
  'verbs.filePaper': '«{nameFa}» شماره {number} را برای دروازه «{stageFa}» ثبت کرد',
  'verbs.withdrawPaper': '«{nameFa}» شماره {number} را از دروازه «{stageFa}» پس گرفت',
  'verbs.attest': 'برای دروازه «{stageFa}» اعلام کرد: «{nameFa}» {saidFa}',
  'verbs.reportDelegation': 'گزارش «{name}» را ثبت کرد',

  'errors.gateClosed':
    'دروازه «{stage}» بسته است؛ {count} مانع دارد. هر مانع را با بند آن ببینید و نخست آن را بردارید.',
  'errors.block': '{text} ({clause})',
  'errors.blockUnknown': 'کسی هنوز نگفته است: {text} ({clause})',
  'errors.gatePassed': 'خوشه از دروازه «{stage}» گذشته است و پرونده آن دیگر چیزی نمی‌پذیرد.',
  'errors.isStopped': 'کار این خوشه متوقف است. نخست با مصوبه آن را از سر بگیرید.',
  'errors.alreadyStopped': 'کار این خوشه پیش‌تر متوقف شده است.',
  'errors.notStopped': 'کار این خوشه متوقف نیست. صفحه را تازه کنید.',
  'errors.stopInstead': 'توقف با علت آن ثبت می‌شود. از «توقف کار خوشه» بروید.',
  'errors.unknownCause': 'این علت در آیین‌نامه نیست. یکی از علت‌ها را برگزینید.',
  'errors.decidedStage': 'مرحله «{stage}» با مصوبه ثبت شده است و با دست تغییر نمی‌کند. تغییر آن مصوبه تازه می‌خواهد.',
  'errors.resumedBeforeStop': 'این مصوبه ({day}) پیش از توقف ({stopped}) داده شده است. مصوبه از سرگیری را برگزینید.',
  'errors.decisionWrongBody':
    'این مصوبه از «{given}» است؛ آیین‌نامه تصمیم را به {body} سپرده است. مصوبه همان مرجع را برگزینید.',
  'errors.decisionOtherPlace': '«{given}» مرجع این خوشه نیست. مصوبه {body} همین خوشه یا همین استان را برگزینید.',
  'errors.decisionNoSession':
    'جلسه این مصوبه روشن نیست یا هنوز برگزار نشده است. مصوبه‌ای از جلسه برگزارشده را برگزینید.',
  'errors.decisionElsewhere':
    'این مصوبه درباره خوشه دیگری است. مصوبه همین خوشه را برگزینید، یا در صورت‌جلسه این خوشه را هم موضوع آن بنویسید.',
  'errors.decisionUsed': 'این مصوبه پیش‌تر دروازه «{stage}» همین خوشه را گشوده است. هر دروازه مصوبه خود را می‌خواهد.',
  'errors.unknownDocument': 'این دروازه چنین مدرکی نمی‌خواهد. مدرک را از فهرست آن برگزینید.',
  'errors.unknownCondition': 'این دروازه چنین شرطی ندارد. شرط را از فهرست آن برگزینید.',
  'errors.knownAlready': '«{says}» را خود سامانه از روی ثبت‌ها می‌داند و اعلام نمی‌خواهد.',
  'errors.paperGone': 'این مدرک دیگر در پرونده دروازه نیست. صفحه را تازه کنید.',
  'errors.notYourPaper': 'این مدرک را کس دیگری ثبت کرده است. پس گرفتن آن با کارشناس شرکت استان است.',
  'errors.delegationNotThatBody': 'سپردن خوشه در صلاحیت {body} همین استان است. مصوبه را بی این اثر بنویسید.',
  'errors.notDelegated': 'توسعه این خوشه به دستگاهی سپرده نشده است.',
  'errors.reportBeforeDelegation': 'تاریخ گزارش پیش از سپردن خوشه ({since}) است. تاریخ را درست کنید.',
  'errors.badCode': 'کد تنها حرف کوچک لاتین، رقم و زیرخط می‌پذیرد.',
  'errors.badClause': 'شماره بند مانند 7.2 نوشته می‌شود.',
  'errors.noSuchClause': 'این بند در متن آیین‌نامه نیست. بند را از فهرست برگزینید یا نخست آن را بنویسید.',
  'errors.noSuchDocument': 'این مدرک در فهرست مدارک آیین‌نامه نیست. نخست نام آن را بنویسید.',
  'errors.noSuchBodyKind':
    'این مرجع درباره خوشه تصمیم نمی‌گیرد. کمیته استانی، کمیته کارشناسی یا شورای راهبری را برگزینید.',
  'errors.stagesFixed': 'مراحل و ترتیب آن‌ها تغییر نمی‌کند. شرط، مدرک، مرجع و بند هر مرحله را تغییر دهید.',
  'errors.generalBlocksFixed': 'سه مانع همگانی (دروازه پیشین، مدرک، مصوبه) باید بمانند.',
  'errors.phaseWeightsNot100': 'جمع وزن مراحل ۱۰۰ نیست. وزن‌ها را چنان بنویسید که جمع آن‌ها ۱۰۰ شود.',
  'errors.yearWeightsDiffer': 'جمع وزن سال‌ها با وزن پیاده‌سازی برابر نیست. یکی از آن‌ها را درست کنید.',
  'candidate.gate': '{title}: دروازه «{stage}»',
  'effect.gate': 'با نهایی شدن صورت‌جلسه، «{title}» به مرحله «{stageFa}» می‌رود',
  'effect.delegateOpen': 'سپردن توسعه «{title}» به دستگاه متولی',
  'effect.delegate': 'با نهایی شدن صورت‌جلسه، توسعه «{title}» به «{organisation}» سپرده می‌شود',
} as const
