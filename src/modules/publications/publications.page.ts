import { html, type Markup } from './markup.ts'
import {
  type Lang,
  type PageWords,
  pageWords,
  parts,
  persian,
  resolutionList,
  sources,
  wholePage,
} from './publications.html.ts'
import type { PageQuery } from './publications.schema.ts'
import type { IndexPage, ProvincePage, PublicCluster } from './publications.view.ts'

/** An address of these pages with its parts; the first part and Persian need no word. */
const address = (path: string, { lang, clusters, resolutions }: PageQuery, place = ''): string => {
  const asked = new URLSearchParams({
    ...(lang === 'en' ? { lang } : {}),
    ...(clusters > 1 ? { clusters: String(clusters) } : {}),
    ...(resolutions > 1 ? { resolutions: String(resolutions) } : {}),
  }).toString()
  return `${path}${asked ? `?${asked}` : ''}${place}`
}

/** A Persian name within an English sentence keeps its order by itself. */
const isolated = (name: string, lang: Lang) => (lang === 'fa' ? name : `\u2068${name}\u2069`)

const cluster = ({ t, lang }: PageWords, row: PublicCluster): Markup =>
  html`<li><b class="name">${persian(row.title, lang)}</b>${sources(row.sources)}${row.example && html` <span class="eg">${t('example')}</span>`}${row.custodian && html`<br><span class="small dim">${t('cluster.custodian')} ${persian(row.custodian, lang)}</span>`}</li>
`

/** The clusters by stage, furthest first. */
function clusterGroups(words: PageWords, page: ProvincePage): Markup[] {
  const { lang, t, number } = words
  const nameOf = new Map(page.stages.map((stage) => [stage.code, stage]))
  return [...Map.groupBy(page.clusters.rows, (row) => row.stage?.code ?? '')].map(([code, rows]) => {
    const stage = nameOf.get(code)
    return html`<section class="stage"><h3><i class="nq s-${code}"></i>${stage?.[lang] ?? t('cluster.noStage')} <span class="dim">${number(stage?.count ?? rows.length)}</span></h3>
<ul>${rows.map((row) => cluster(words, row))}</ul></section>
`
  })
}

function lead(words: PageWords, { asOf, clusters, resolutions, done }: ProvincePage): Markup {
  const { t, lang, number, day } = words
  const [first] = clusters.part === 1 ? clusters.rows : []
  return html`<p class="lead">${t('province.lead', { day: day(asOf), count: number(clusters.total) })} ${
    first?.stage && t('province.furthest', { title: isolated(first.title, lang), stage: first.stage[lang] })
  } ${
    resolutions.total > 0 &&
    t(done > 0 ? 'province.resolutions' : 'province.noneDone', { count: number(resolutions.total), done: number(done) })
  }</p>`
}

/** The public page of a province. */
export function writeProvince(page: ProvincePage, query: PageQuery, style: string): string {
  const words = pageWords(query.lang)
  const { t, lang } = words
  const { code } = page.province
  const path = `/public/${code}`
  const title = t('province.title', { name: page.province[lang] })
  const text = html`<div class="wrap hero">
<nav aria-label="${t('nav.path')}"><ol class="crumbs"><li><a href="${address('/public', { ...query, clusters: 1, resolutions: 1 })}">${t('nav.provinces')}</a></li><li>${page.province[lang]}</li></ol></nav>
<h1>${title}</h1>
${page.clusters.total > 0 ? lead(words, page) : html`<p class="lead">${t('province.none')}</p>`}
<p class="small dim">${t('province.only')}</p>
</div>
<div class="jad"></div>
<div class="wrap">
${page.clusters.total > 0 && html`<h2 id="clusters">${t('nav.clusters')}</h2>${clusterGroups(words, page)}${parts(words, page.clusters, (part) => address(path, { ...query, clusters: part }, '#clusters'))}`}
<h2 id="resolutions">${t('nav.resolutions')}</h2>
${page.resolutions.total > 0 ? resolutionList(words, page.resolutions) : html`<p>${t('province.noResolutions')}</p>`}
${parts(words, page.resolutions, (part) => address(path, { ...query, resolutions: part }, '#resolutions'))}
</div>`
  const places = [
    { href: '#clusters', label: t('nav.clusters') },
    { href: '#resolutions', label: t('nav.resolutions') },
  ]
  return wholePage(words, { title, path, style, asOf: page.asOf, demo: page.demo, places, text })
}

/** The list of provinces that have anything public. */
export function writeIndex(page: IndexPage, query: PageQuery, style: string): string {
  const words = pageWords(query.lang)
  const { t, lang, number, day } = words
  const title = t('index.title')
  const text = html`<div class="wrap hero">
<h1>${title}</h1>
<p class="lead">${
    page.provinces.length > 0
      ? t('index.lead', { day: day(page.asOf), provinces: number(page.provinces.length) })
      : t('index.none')
  }</p>
<p class="small dim">${t('province.only')}</p>
</div>
<div class="jad"></div>
<div class="wrap">
<h2>${t('nav.provinces')}</h2>
<ul class="provinces">${page.provinces.map(
    (
      one,
    ) => html`<li><a href="${address(`/public/${one.code}`, { ...query, clusters: 1, resolutions: 1 })}">${one[lang]}</a> <span class="dim small">${t('index.clusters', { count: number(one.clusters) })}${
      one.resolutions > 0 &&
      html`${lang === 'fa' ? '، ' : ', '}${t('index.resolutions', { count: number(one.resolutions) })}`
    }</span></li>
`,
  )}</ul>
${page.resolutions.total > 0 && html`<h2 id="resolutions">${t('index.national')}</h2>${resolutionList(words, page.resolutions)}${parts(words, page.resolutions, (part) => address('/public', { ...query, resolutions: part }, '#resolutions'))}`}
</div>`
  return wholePage(words, { title, path: '/public', style, asOf: page.asOf, demo: page.demo, text })
}

/** In place of a province that is none. */
export function writeMissing(asOf: string, lang: Lang, style: string): string {
  const words = pageWords(lang)
  const { t } = words
  const title = t('province.missing')
  const text = html`<div class="wrap hero"><h1>${title}</h1><p class="lead">${t('province.missingLead')}</p>
<p><a href="${lang === 'fa' ? '/public' : '/public?lang=en'}">${t('province.list')}</a></p></div>`
  return wholePage(words, { title, path: '/public', style, asOf, demo: false, text })
}
