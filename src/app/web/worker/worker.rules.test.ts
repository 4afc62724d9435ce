import { expect, it } from 'vitest'
import { outdated, wayOf } from './worker.rules.ts'

const origin = 'https://khoosheh.example'

it.each([
  ['the desk', 'GET', '/', true, 'page'],
  ['a claim form', 'GET', '/records/1/claim?items=2', true, 'page'],
  ['a part of the app', 'GET', '/assets/main-x1.js', false, 'file'],
  ['an answer of the house', 'GET', '/api/me', false, 'network'],
  ['a file opened in its own tab', 'GET', '/api/files/1', true, 'network'],
  ['a public page', 'GET', '/public/IR-16', true, 'network'],
  ['a page whose name only begins so', 'GET', '/apiary', true, 'page'],
  ['a claim', 'POST', '/api/items/1/claims', false, 'network'],
  ['a form sent as a page', 'POST', '/', true, 'network'],
  ['another site', 'GET', 'https://elsewhere.example/assets/x.js', false, 'network'],
] as const)('%s', (_, method, url, isPage, way) => {
  expect(wayOf({ method, url: new URL(url, origin).href, isPage }, origin)).toBe(way)
})

it.each([
  ['the first release', ['khoosheh-a'], 'khoosheh-a', []],
  ['the one before stays for open pages', ['khoosheh-a', 'khoosheh-b'], 'khoosheh-b', []],
  [
    'older ones go, and another’s is left alone',
    ['other', 'khoosheh-a', 'khoosheh-b', 'khoosheh-c'],
    'khoosheh-c',
    ['khoosheh-a'],
  ],
] as const)('caches after a release: %s', (_, names, now, gone) => {
  expect(outdated(names, now)).toEqual(gone)
})
