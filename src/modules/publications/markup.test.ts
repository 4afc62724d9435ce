import { expect, test } from 'vitest'
import { html } from './markup.ts'

test('what people wrote stays text, in the page and in an attribute', () => {
  const title = `<script>alert("1")</script> & 'ها'`
  expect(String(html`<p title="${title}">${title}</p>`)).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;ها&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;ها&#39;</p>',
  )
})

test('markup within markup stays markup; nothing, false and an empty list leave no trace', () => {
  const rows = ['الف', '<ب>'].map((one) => html`<li>${one}</li>`)
  expect(String(html`<ul>${rows}${null}${false}${[]}${undefined}</ul>${0}`)).toBe(
    '<ul><li>الف</li><li>&lt;ب&gt;</li></ul>0',
  )
})
