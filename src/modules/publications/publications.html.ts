import { printFormats } from '../../kernel/pdf/print.words.ts'
import { html, Markup } from './markup.ts'
import { en } from './publications.en.ts'
import { fa } from './publications.fa.ts'
import type { Part } from './publications.rules.ts'
import type { PublicResolution } from './publications.view.ts'

export type Lang = 'fa' | 'en'

/** Words and writers of a public page. */
export function pageWords(lang: Lang) {
  const f = printFormats(lang)
  const words: Record<keyof typeof fa, string> = lang === 'fa' ? fa : en
  const t = (key: keyof typeof fa, values?: Parameters<typeof f.fill>[1]) => f.fill(words[key], values)
  const state = (code: string) => (`state.${code}` in words ? t(`state.${code}` as keyof typeof fa) : null)
  return { ...f, lang, t, state }
}
export type PageWords = ReturnType<typeof pageWords>

/** What was written in Persian, on an English page too. */
export const persian = (text: string, lang: Lang): Markup | string =>
  lang === 'fa' ? text : html`<bdi lang="fa" dir="rtl">${text}</bdi>`

export const sources = (codes: readonly string[]): Markup[] =>
  codes.map((code) => html` <bdi class="src">${code}</bdi>`)

const drawn = new Markup(
  '<svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor"><path d="m4.6 3 3.2 3.2-3.2 3.2L1.4 6.2zM12 3l3.2 3.2L12 9.400 8.800 6.200zM19.400 3l3.200 3.200-3.200 3.200-3.200-3.200zM8.300 9l3.200 3.200-3.200 3.200-3.200-3.200zM15.700 9l3.200 3.200-3.200 3.200-3.200-3.200zM12 15l3.200 3.200L12 21.400l-3.200-3.200z"/></svg>',
)
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%230b5f66'%3E%3Cpath d='m4.6 3 3.2 3.2-3.2 3.2L1.4 6.2zM12 3l3.2 3.2L12 9.4 8.8 6.2zM19.4 3l3.2 3.2-3.2 3.2-3.2-3.2zM8.3 9l3.2 3.2-3.2 3.2-3.2-3.2zM15.700 9l3.2 3.2-3.2 3.2-3.2-3.2zM12 15l3.2 3.2L12 21.400l-3.2-3.2z'/%3E%3C/svg%3E"

interface Frame {
  title: string
  /** Path without the language. */
  path: string
  style: string
  asOf: string
  demo: boolean
  /** Places on this page that the head leads to. */
  places?: readonly { href: string; label: string }[]
  text: Markup
}

/** A whole page without a script: the head, the text, the foot with the day of its figures. */
export function wholePage(words: PageWords, { title, path, style, asOf, demo, places = [], text }: Frame): string {
  const { t, lang } = words
  const other = lang === 'fa' ? `${path}?lang=en` : path
  const home = lang === 'fa' ? '/public' : '/public?lang=en'
  return String(html`<!doctype html>
<html lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} | ${t('brand')}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${style}">
<link rel="alternate" hreflang="${lang === 'fa' ? 'en' : 'fa'}" href="${other}">
</head>
<body>
<a class="skip" href="#text">${t('nav.skip')}</a>
<header class="top"><div class="wrap">
<a class="brand" href="${home}">${drawn}${t('brand')}</a>
${places.length > 0 && html`<nav aria-label="${t('nav.name')}">${places.map(({ href, label }) => html`<a href="${href}">${label}</a> `)}</nav>`}
<span class="grow"></span>
<a class="btn" href="${other}" lang="${lang === 'fa' ? 'en' : 'fa'}" hreflang="${lang === 'fa' ? 'en' : 'fa'}">${t('nav.language')}</a>
<a class="btn" href="/sign-in">${t('nav.signIn')}</a>
</div></header>
${demo && html`<p class="demo"><span class="wrap">${t('demo')}</span></p>`}
<main id="text">${text}</main>
<footer class="foot"><div class="wrap"><p>${t('foot.asOf', { day: words.day(asOf) })}</p><p>${t('brand')}${lang === 'fa' ? '، ' : ', '}${t('product')}.</p></div></footer>
</body>
</html>
`)
}

/** Before and after a part of a long list; nothing where all of it is shown. */
export function parts<Row>({ t, number }: PageWords, list: Part<Row>, link: (part: number) => string): Markup | null {
  if (list.parts === 1) return null
  const at = t('parts.at', { part: number(list.part), parts: number(list.parts) })
  return html`<p class="parts">${list.part > 1 && html`<a href="${link(list.part - 1)}">${t('parts.before')}</a> `}<span>${at}</span>${list.part < list.parts && html` <a href="${link(list.part + 1)}">${t('parts.next')}</a>`}</p>`
}

const length = (value: string | null) => Math.min(100, Math.max(0, Number(value ?? 0)))

/** The execution of a resolution: the ink bar with its five marks, and the approved figure. */
function execution(words: PageWords, { figures, state }: PublicResolution): Markup | null {
  const { t, percent } = words
  if (!figures && state === 'decided') return null
  if (!figures) return html`<p class="pct none">${t('resolution.notYet')}</p>`
  const { claimed, verified, approved, noted, planned } = figures
  const told = t('resolution.bar', {
    claimed: percent(claimed),
    verified: percent(verified),
    approved: percent(approved),
    noted: percent(noted),
    planned: percent(planned),
  })
  const lengths = `--c:${length(claimed)};--v:${length(verified)};--a:${length(approved)};--n:${length(noted)};--p:${length(planned)}`
  return html`<p class="pct"><b>${percent(approved ?? 0)}</b> <span>${t('resolution.executed')}</span> ${planned !== null && html`<span>${t('resolution.planned', { percent: percent(planned) })}</span>`}</p>
<span class="ink" role="img" aria-label="${told}" style="${lengths}"><i class="c"></i><i class="v"></i><i class="a"></i><i class="n"></i><b class="p"></b></span>`
}

const tone: Readonly<Record<string, string>> = {
  done: 'ok',
  decided: 'ok',
  notified: 'info',
  accepted: 'go',
  inExecution: 'go',
  incomplete: 'risk',
  objected: 'risk',
  expired: 'late',
  notDone: 'late',
}

function resolution(words: PageWords, row: PublicResolution): Markup {
  const { t, lang, digits, day, state } = words
  const facts: (Markup | string)[] = [
    persian(row.body, lang),
    ...(row.session === null ? [] : [t('resolution.session', { number: digits(String(row.session)) })]),
    ...(row.day ? [day(row.day)] : []),
    ...(row.responsible ? [html`${t('resolution.responsible')} ${persian(row.responsible, lang)}`] : []),
    ...(row.deadline ? [t('resolution.deadline', { day: day(row.deadline) })] : []),
  ]
  // what is missing says more than that something is
  const told = row.state === 'incomplete' ? row.gaps.map((gap) => t(`gap.${gap}`)) : [state(row.state)]
  return html`<li><span class="no">${digits(String(row.number))}</span><div>
<h3>${persian(row.text, lang)}${sources(row.sources)}</h3>
<ul class="facts">${facts.map((one) => html`<li>${one}</li> `)}</ul>
<p>${told.map((one) => one && html`<span class="tag ${tone[row.state] ?? ''}">${one}</span> `)}</p>
${execution(words, row)}
</div></li>
`
}

const keys = ['noted', 'approved', 'verified', 'claimed', 'planned'] as const

/** Resolutions with how far each is; the key of the bar only where a bar stands. */
export const resolutionList = (words: PageWords, list: Part<PublicResolution>): Markup =>
  html`<ol class="flags">${list.rows.map((row) => resolution(words, row))}</ol>
${list.rows.some((row) => row.figures) && html`<ul class="key">${keys.map((key) => html`<li><span class="sw ${key[0]!}"></span>${words.t(`key.${key}`)}</li>`)}</ul>`}
<p class="small dim prose">${words.t('resolution.how')}</p>`
