import { lazyRouteComponent, useParams } from '@tanstack/react-router'
import { type ComponentType, createElement } from 'react'

type Page = { path: string; component: ComponentType }

/** A page loaded when it is first shown; the parts of its path arrive as props. */
const page = (path: string, load: () => Promise<object>, name: string): Page => {
  const Lazy = lazyRouteComponent(load as never, name as never) as unknown as ComponentType<Record<string, unknown>>
  return {
    path,
    // another record is another page: nothing typed for one stays on the screen of the next
    component: () => {
      const parts = useParams({ strict: false }) as Record<string, string>
      return createElement(Lazy, { key: Object.values(parts).join('/'), ...parts })
    },
  }
}

/** Pages that can be read as of a past day; every other one always tells of today, and says so where the address names a day. */
export const dayPaths: readonly string[] = [
  '/clusters',
  '/clusters/$id',
  '/clusters/$id/plan',
  '/clusters/$id/indicators',
  '/plan-years/$id',
  '/plan-years/$id/pack',
  '/provinces/$code',
  '/provinces/$code/index-targets',
  '/nation',
  '/compare',
  '/directory',
  '/units/$id',
  '/claims/$id',
  '/records/$id/claim',
]

/** Pages without sign-in. */
export const openPaths: readonly Page[] = [
  page('/sign-in', () => import('./sign-in.tsx'), 'SignIn'),
  page('/check/$code', () => import('../../modules/papers/screens/check-page.tsx'), 'CheckPage'),
  page('/set-password', () => import('../../modules/identity/screens/set-password-page.tsx'), 'SetPasswordPage'),
]

/** Pages in the frame. */
export const pagePaths: readonly Page[] = [
  page('/', () => import('./desk-home.tsx'), 'DeskHome'),
  page('/desk', () => import('./desk-home.tsx'), 'DeskHome'),
  page('/plan-years/$id', () => import('../../modules/plans/screens/plan-page.tsx'), 'PlanPage'),
  page('/plan-years/$id/pack', () => import('../../modules/plans/screens/pack/pack-page.tsx'), 'PackPage'),
  page('/plan-years/$id/draft', () => import('../../modules/plans/screens/draft-page.tsx'), 'DraftPage'),
  page('/plan-years/$id/turn', () => import('../../modules/plans/screens/turn/turn-page.tsx'), 'TurnPage'),
  page('/clusters/$id/plan', () => import('../../modules/plans/screens/plan-of-cluster-page.tsx'), 'PlanOfClusterPage'),
  page('/messages', () => import('../../modules/messages/screens/messages-page.tsx'), 'MessagesPage'),
  page('/upkeep', () => import('../../modules/upkeep/screens/upkeep-page.tsx'), 'UpkeepPage'),
  page('/bodies', () => import('../../modules/meetings/screens/bodies-page.tsx'), 'BodiesPage'),
  page('/bodies/$id', () => import('../../modules/meetings/screens/body-page.tsx'), 'BodyPage'),
  page('/bodies/$id/rules', () => import('../../modules/meetings/screens/body-rules-page.tsx'), 'BodyRulesPage'),
  page('/nominations/$id', () => import('../../modules/meetings/screens/nomination-page.tsx'), 'NominationPage'),
  page('/sessions/$id', () => import('../../modules/meetings/screens/session-page.tsx'), 'SessionPage'),
  page('/written-decisions/$id', () => import('../../modules/meetings/screens/written-page.tsx'), 'WrittenPage'),
  page('/resolutions', () => import('../../modules/meetings/screens/register-page.tsx'), 'RegisterPage'),
  page('/follow-up-rules', () => import('../../modules/meetings/screens/rules-page.tsx'), 'RulesPage'),
  page('/notifications/$id', () => import('../../modules/meetings/screens/notification-page.tsx'), 'NotificationPage'),
  page('/resolutions/$id', () => import('./resolution-page.tsx'), 'Resolution'),
  page('/account', () => import('./account-page.tsx'), 'Account'),
  page('/people-access', () => import('../../modules/identity/screens/people-access-page.tsx'), 'PeopleAccessPage'),
  page('/clusters', () => import('../../modules/clusters/screens/clusters-page.tsx'), 'ClustersPage'),
  page('/clusters/$id', () => import('../../modules/clusters/screens/cluster-page.tsx'), 'ClusterPage'),
  page('/clusters/$id/agency', () => import('../../modules/agency/screens/agency-page.tsx'), 'AgencyPage'),
  page('/clusters/$id/visit', () => import('../../modules/agency/screens/visit-page.tsx'), 'NewVisitPage'),
  page('/clusters/$id/visit-form', () => import('../../modules/agency/screens/visit-paper.tsx'), 'VisitPaperPage'),
  page('/visits/$id', () => import('../../modules/agency/screens/visit-page.tsx'), 'VisitPage'),
  page('/bylaw', () => import('../../modules/clusters/screens/bylaw/bylaw-page.tsx'), 'BylawPage'),
  page('/bylaw/$id', () => import('./edition-page.tsx'), 'EditionPage'),
  page('/letters', () => import('../../modules/letters/screens/register-page.tsx'), 'RegisterPage'),
  page('/letters/$id', () => import('../../modules/letters/screens/letter-page.tsx'), 'LetterPage'),
  page('/letter-templates', () => import('../../modules/papers/screens/letters-page.tsx'), 'LettersPage'),
  page('/criteria', () => import('../../modules/ranking/screens/criteria-page.tsx'), 'CriteriaPage'),
  page('/provinces/$code/ranking', () => import('../../modules/ranking/screens/ranking-page.tsx'), 'RankingPage'),
  page(
    '/prioritisations/$id/clusters/$cluster',
    () => import('../../modules/ranking/screens/score-page.tsx'),
    'ScorePage',
  ),
  page(
    '/prioritisations/$id/clusters/$cluster/visit',
    () => import('../../modules/ranking/screens/visit-page.tsx'),
    'VisitPage',
  ),
  page('/provinces/$code/month/$month', () => import('../../modules/insight/screens/period-page.tsx'), 'MonthPage'),
  page('/nation/quarter/$quarter', () => import('../../modules/insight/screens/period-page.tsx'), 'QuarterPage'),
  page('/provinces/$code', () => import('../../modules/insight/screens/province-page.tsx'), 'ProvincePage'),
  page(
    '/clusters/$id/indicators',
    () => import('../../modules/indicators/screens/indicators-page.tsx'),
    'IndicatorsPage',
  ),
  page(
    '/provinces/$code/index-targets',
    () => import('../../modules/indicators/screens/index-targets-page.tsx'),
    'IndexTargetsPage',
  ),
  page('/clusters/$id/diagnosis', () => import('../../modules/diagnosis/screens/diagnosis-page.tsx'), 'DiagnosisPage'),
  page('/diagnostic-reports/$id', () => import('../../modules/diagnosis/screens/report-page.tsx'), 'ReportPage'),
  page('/plan-years/$id/versions', () => import('../../modules/plans/screens/versions-page.tsx'), 'VersionsPage'),
  page('/nation', () => import('../../modules/insight/screens/nation-page.tsx'), 'NationPage'),
  page('/compare', () => import('../../modules/insight/screens/compare-page.tsx'), 'ComparePage'),
  page('/records/$id/claim', () => import('../../modules/commitments/screens/claim-page.tsx'), 'ClaimPage'),
  page('/claims/$id', () => import('../../modules/commitments/screens/review-page.tsx'), 'ReviewPage'),
  page('/directory', () => import('../../modules/directory/screens/directory-page.tsx'), 'DirectoryPage'),
  page('/units/import', () => import('../../modules/directory/screens/unit-import-page.tsx'), 'UnitImportPage'),
  page('/units/$id', () => import('../../modules/directory/screens/unit-page.tsx'), 'UnitPage'),
  page('/organisations/$id', () => import('../../modules/directory/screens/organisation-page.tsx'), 'OrganisationPage'),
  page('/persons/$id', () => import('../../modules/directory/screens/person-page.tsx'), 'PersonPage'),
  page('/unsent', () => import('./unsent.tsx'), 'Unsent'),
  page('/more', () => import('./more-page.tsx'), 'MorePage'),
  page('/records/$id', () => import('./record-page.tsx'), 'RecordPage'),
  page('/records/$id/history', () => import('./history-page.tsx'), 'HistoryPage'),
]
