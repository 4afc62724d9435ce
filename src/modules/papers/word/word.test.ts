import { describe, expect, test } from 'vitest'
import { smallNotification, type TemplateLine, wordTemplate } from '../../../../test/world/word-template.ts'
import { checkTemplate, fieldsOf } from './check.ts'
import { composePaper, footed } from './compose.ts'
import { exampleValues } from './example.ts'
import { fillTemplate } from './fill.ts'
import { houseTemplate } from './house.ts'
import { paperKindOf, paperKinds } from './kinds.ts'
import { type Part, readWord } from './read.ts'
import { partsOf } from './scan.ts'
import { typeset } from './typeset.ts'

const notification = paperKindOf('resolution-notification')!
const minutes = paperKindOf('minutes')!

const lineText = (part: Part): string[] =>
  part.kind === 'line'
    ? [part.runs.map((run) => run.text).join('')]
    : part.rows.map((row) => row.cells.map((cell) => cell.lines.flatMap(lineText).join(' ')).join(' | '))
const linesOf = async (file: Buffer) => {
  const { head, body, foot } = await readWord(file)
  return [...head, ...body, ...foot].flatMap(lineText)
}
const xmlOf = async (file: Buffer) => {
  const [main] = await partsOf(file)
  return String(await main!.getContentBinary(Buffer))
}
const problemsOf = async (kind: typeof notification, ...lines: TemplateLine[]) =>
  (await checkTemplate(kind, await wordTemplate(...lines))).problems.map(({ code, details }) => [
    code.replace('papers.', ''),
    details?.field ?? details?.text,
    ...(details?.near ? [details.near] : []),
  ])

describe('the house’s own templates', () => {
  const all = paperKinds.flatMap((kind) => [
    [kind.code, 'fa' as const, kind] as const,
    [kind.code, 'en' as const, kind] as const,
  ])
  test.each(
    all,
  )('%s in %s is a template in order, and leaves no mark when it is filled', async (_code, locale, kind) => {
    const template = await houseTemplate(kind, locale)
    expect((await checkTemplate(kind, template)).problems).toEqual([])
    const text = (await linesOf(await fillTemplate(template, exampleValues(kind, locale)))).join('\n')
    expect(text).not.toMatch(/[{}]|\*\*|undefined/)
  })

  test('Persian ones run from right to left, with their half-spaces; English ones do not', async () => {
    const persian = await xmlOf(await houseTemplate(minutes, 'fa'))
    const paragraphs = persian.match(/<w:p[ >]/g)!.length
    expect(persian.match(/<w:bidi\/>/g)!.length).toBe(paragraphs)
    expect(persian.match(/<w:rtl\/>/g)!.length).toBe(persian.match(/<w:r>/g)!.length)
    expect(persian.match(/<w:bidiVisual\/>/g)!.length).toBe(persian.match(/<w:tbl>/g)!.length)
    expect(persian).toContain('صورت\u200cجلسه')
    expect(await xmlOf(await houseTemplate(minutes, 'en'))).not.toMatch(/<w:bidi\/>|<w:rtl\/>|<w:bidiVisual\/>/)
  })

  test('what nobody knows is left out, a row of a table too; no dash hangs in a sentence', async () => {
    const values = (kind: typeof minutes, unknown: readonly string[]) =>
      Object.fromEntries(
        Object.entries(exampleValues(kind, 'fa')).map(([name, value]) => [
          name,
          typeof value !== 'string'
            ? value.map((row) => ({ ...row, ...('institution' in row ? { institution: '—' } : {}) }))
            : unknown.includes(name)
              ? '—'
              : value,
        ]),
      )
    const filled = async (kind: typeof minutes, ...unknown: string[]) =>
      (await linesOf(await fillTemplate(await houseTemplate(kind, 'fa'), values(kind, unknown)))).join('\n')
    const letter = await filled(notification, 'liaison_name', 'concerned_record', 'copies', 'recipient_post')
    expect(letter).not.toMatch(/—|رابط|موضوع مرتبط|رونوشت/)
    expect(letter).toContain('مهلت اجرا | ')
    const minuted = await filled(minutes, 'next_session_date')
    expect(minuted).toContain('نام نمونه، مدیرعامل (حاضر)')
    expect(minuted).not.toMatch(/، —|زمان پیشنهادی/)
    const order = await filled(
      paperKindOf('appointment-order')!,
      'institution',
      'introducing_institution',
      'substitute_name',
    )
    expect(order).not.toMatch(/معرفی|جانشین شما|مربوط به/)
  })

  test('sheets after the first say of what they are', async () => {
    const { head, running } = await readWord(await houseTemplate(minutes, 'fa'))
    expect(head).toEqual([])
    expect(running.flatMap(lineText).join('')).toBe('{{organisation_name}} — صورت‌جلسه {{session_title}}')
  })

  test('an empty list drops its heading and leaves no empty line', async () => {
    const filled = await fillTemplate(await houseTemplate(minutes, 'fa'), {
      ...exampleValues(minutes, 'fa'),
      guests: [],
      resolutions: [],
      carried_items: [],
    })
    const lines = await linesOf(filled)
    expect(lines).toContain('حاضران')
    expect(lines).not.toContain('مهمانان')
    expect(lines).not.toContain('مصوبات')
    expect(lines.join('\n')).not.toContain('متن مصوبه')
    const at = lines.indexOf('غایبان')
    expect(lines[at - 1]).toMatch(/^نام نمونه/)
  })
})

describe('a template as an office’s hand leaves it', () => {
  test('a field that Word has split over runs is one field, checked and filled', async () => {
    const template = await wordTemplate(['{{let', 'ter_nu', 'mber}}', ' و {{', 'deadline', '}}'])
    expect(await fieldsOf(template)).toEqual(['letter_number', 'deadline'])
    const filled = await fillTemplate(template, { letter_number: '۱۳۹۵/ص/۰۱۲', deadline: '۲۵ بهمن' })
    expect(await linesOf(filled)).toEqual(['۱۳۹۵/ص/۰۱۲ و ۲۵ بهمن'])
  })

  test('one in order has no problem', async () =>
    expect(await problemsOf(notification, ...smallNotification)).toEqual([]))

  test.each<[string, TemplateLine[], unknown[]]>([
    [
      'a misspelt field, with the name that is meant',
      [['{{resolution_texts}}']],
      ['unknownField', 'resolution_texts', 'resolution_text'],
    ],
    ['a field of nobody', [['{{weather}}']], ['unknownField', 'weather', '—']],
    ['a field that is not closed', [['متن {{deadline', ' و دیگر']], ['unclosedField', '{{deadline و دیگر']],
    ['a field closed with one brace', [['متن {{deadline} و دیگر']], ['unclosedField', '{{deadline} و دیگر']],
    ['a field opened with one brace', [['متن {deadline}}']], ['strayEnd', 'متن {deadline}}']],
    ['a field opened within a field', [['{{deadline {{letter_number}}']], ['unclosedField', '{{deadline']],
    ['a field left out', [], ['missingField', 'resolution_text']],
  ])('%s is named', async (_what, added, named) => {
    const whole = named[0] === 'missingField' ? smallNotification.slice(0, 3) : smallNotification
    expect(await problemsOf(notification, ...whole, ...added)).toContainEqual(named)
  })

  const heart: TemplateLine[] = [['{{session_title}} {{session_number}} {{session_date}} {{verify_code}}']]
  test.each<[string, TemplateLine[], unknown[]]>([
    ['a list that is not closed', [['{{#resolutions}}'], ['{{resolution_text}}']], ['unclosedList', 'resolutions']],
    ['a list that is not opened', [['{{resolution_text}}'], ['{{/resolutions}}']], ['unopenedList', 'resolutions']],
    ['a field of a row outside its list', [['{{resolution_text}}']], ['outsideList', 'resolution_text']],
    ['a list of nobody', [['{{#resolution}}'], ['{{/resolution}}']], ['unknownList', 'resolution', 'resolutions']],
    [
      'two lists across each other',
      [['{{#guests}}'], ['{{#agenda}}'], ['{{/guests}}'], ['{{/agenda}}']],
      ['unclosedList', 'agenda'],
    ],
  ])('%s is named', async (_what, added, named) =>
    expect(await problemsOf(minutes, ...heart, ...added)).toContainEqual(named))

  test('a list that begins in a cell and ends outside it is found by the dry run', async () => {
    const found = await problemsOf(minutes, ...heart, { rows: [['{{#resolutions}}{{resolution_text}}']] }, [
      '{{/resolutions}}',
    ])
    expect(found.map(([code]) => code)).toEqual(['unfillable'])
  })

  test.each<[string, TemplateLine[], string, string]>([
    ['in its line', [['مهلت تا {{deadlin}} است']], 'unknownField', 'مهلت تا {{deadlin}} است'],
    ['alone in a line, after the one before', [['پایان'], ['{{#agend}}']], 'unknownList', 'پایان ↵ {{#agend}}'],
    ['where Word has split it', [['مهلت {{dead', 'lin}}']], 'unknownField', 'مهلت {{deadlin}}'],
    ['in a cell', [{ rows: [['خانه نخست', 'خانه دوم {{x_y}}']] }], 'unknownField', 'خانه دوم {{x_y}}'],
    ['a list that stays open', [['الف'], ['{{#resolutions}}'], ['ب']], 'unclosedList', 'الف ↵ {{#resolutions}}'],
  ])('a fault is told with its place: %s', async (_what, added, code, where) => {
    const { problems } = await checkTemplate(minutes, await wordTemplate(...heart, ...added))
    expect(problems.find((one) => one.code === `papers.${code}`)?.details?.where).toBe(where)
  })

  test('every fault is told at once, each once', async () => {
    const found = await problemsOf(notification, ['{{a_b}}'], ['{{a_b}}'], ['{{c'], ['d}}'])
    expect(found.filter(([code]) => code === 'unknownField')).toHaveLength(1)
    expect(found.map(([code]) => code)).toEqual(
      expect.arrayContaining(['unknownField', 'unclosedField', 'strayEnd', 'missingField']),
    )
  })

  test('rows of a table repeat', async () => {
    const template = await wordTemplate({
      rows: [
        ['شماره', 'متن'],
        ['{{#resolutions}}{{resolution_number}}', '{{resolution_text}}{{/resolutions}}'],
      ],
    })
    const rows = [
      { resolution_number: '۱', resolution_text: 'نخست' },
      { resolution_number: '۲', resolution_text: 'دوم' },
    ]
    expect(await linesOf(await fillTemplate(template, { resolutions: rows }))).toEqual([
      'شماره | متن',
      '۱ | نخست',
      '۲ | دوم',
    ])
  })

  test('what a value says is text: marks, markup and control characters of people do nothing', async () => {
    const template = await wordTemplate(['{{resolution_text}}'], ['{{#agenda}}'], ['{{item_title}}'], ['{{/agenda}}'])
    const filled = await fillTemplate(template, {
      resolution_text: '{{letter_number}} <w:p> & #panic() \u0007',
      letter_number: 'نباید',
      agenda: [{ item_title: '{{letter_number}} {{' }],
    })
    expect(await linesOf(filled)).toEqual(['{{letter_number}} <w:p> & #panic() ', '{{letter_number}} {{'])
  })

  test('what is no Word file is said to be none', async () =>
    expect((await checkTemplate(notification, Buffer.from('PK nothing'))).problems.map((one) => one.code)).toEqual([
      'papers.notWord',
    ]))
})

test('minutes of thirty items come as Word and PDF within the time that a secretary waits', async () => {
  const rows = <Row>(count: number, row: (n: number) => Row) => Array.from({ length: count }, (_, at) => row(at + 1))
  const values = {
    ...exampleValues(minutes, 'fa'),
    agenda: rows(30, (n) => ({
      item_number: String(n),
      item_title: `موضوع ${n}`,
      discussion_line: 'گفت‌وگو درباره این موضوع انجام شد.',
    })),
    resolutions: rows(30, (n) => ({
      resolution_number: String(n),
      resolution_text: 'مقرر شد گزارش این موضوع در جلسه بعد داده شود.',
      responsible_body: 'دبیرخانه',
      deadline: '۲۵ بهمن ۱۳۹۵',
    })),
  }
  const imprint = {
    locale: 'fa' as const,
    title: 'صورت‌جلسه',
    organisation: 'شرکت نمونه',
    at: new Date('2017-02-13T08:00:00Z'),
  }
  const template = await houseTemplate(minutes, 'fa')
  await composePaper(template, values, imprint)
  const begin = performance.now()
  const word = await fillTemplate(template, values)
  const filled = performance.now()
  const pdf = await typeset(await readWord(word), imprint)
  const set = performance.now()
  // the house asks 500 ms for the Word file and 300 ms for the PDF of its words; a crowded machine has double that
  expect(filled - begin).toBeLessThan(1000)
  expect(set - filled).toBeLessThan(600)
  expect((await linesOf(word)).filter((line) => line.startsWith('30 | '))).toHaveLength(1)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a sheet leads to the check address also where the template names the code alone, and never twice', async () => {
  const values = {
    ...exampleValues(notification, 'fa'),
    verify_link: 'https://x.example/check/AAAAA',
    verify_code: 'AAAAA',
  }
  const told = async (template: Buffer) =>
    JSON.stringify(footed(await readWord(await fillTemplate(template, values)), values, 'fa'))
  for (const template of [await wordTemplate(...smallNotification), await houseTemplate(notification, 'fa')])
    expect((await told(template)).split('https://x.example/check/AAAAA')).toHaveLength(2)
})
