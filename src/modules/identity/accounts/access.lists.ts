import { dayInTehran } from '../../../kernel/clock.ts'
import { dayCell } from '../../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { en } from '../identity.en.ts'
import { fa } from '../identity.fa.ts'
import type { Identity } from '../identity.open.ts'
import { AccessQuery } from '../identity.schema.ts'
import { access } from './access.ts'

const words = { fa, en }
type Person = Awaited<ReturnType<typeof access>>['people'][number]
type Grant = Person['grants'][number]
interface GrantRow {
  person: Person
  grant: Grant | null
}

const query = AccessQuery.omit({ limit: true, offset: true })
const reach = (grant: Grant | null, locale: Locale) =>
  grant ? (grant.reachName?.[locale] ?? words[locale][`reach.${grant.reachKind}`]) : null

/** Accounts and grants, a row a grant, for administrators: login keys stand in it as on the page. */
export const accessLists = (identity: Identity): readonly AnyList[] => [
  sheetList<GrantRow, typeof query>({
    name: 'access',
    fa: 'حساب‌ها و دسترسی‌ها',
    en: 'Accounts and grants',
    permission: 'identity.createAccount',
    query,
    columns: [
      { key: 'name', fa: 'نام', en: 'Name', width: 28, of: ({ person }) => person.name },
      {
        key: 'state',
        fa: 'حال حساب',
        en: 'Account',
        of: ({ person }, locale) => words[locale][`state.${person.state}`],
      },
      {
        key: 'keys',
        fa: 'کلید ورود',
        en: 'Login keys',
        width: 36,
        of: ({ person }) => person.keys.map((key) => key.value).join('، '),
      },
      {
        key: 'lastSignIn',
        fa: 'آخرین ورود',
        en: 'Last sign-in',
        of: ({ person }, locale) => dayCell(person.lastSignInAt && dayInTehran(new Date(person.lastSignInAt)), locale),
      },
      { key: 'role', fa: 'نقش', en: 'Role', of: ({ grant }, locale) => grant && words[locale][`role.${grant.role}`] },
      { key: 'reach', fa: 'حوزه', en: 'Reach', width: 32, of: ({ grant }, locale) => reach(grant, locale) },
      { key: 'from', fa: 'از', en: 'From', of: ({ grant }, locale) => dayCell(grant?.from, locale) },
      { key: 'until', fa: 'تا', en: 'Until', of: ({ grant }, locale) => dayCell(grant?.until, locale) },
      { key: 'order', fa: 'شماره حکم', en: 'Order', of: ({ grant }) => grant?.orderNumber },
    ],
    rows: async (ctx, asked, page) => {
      // a page is of people, and a person has several rows: all are made once and cut
      const all: GrantRow[] = []
      for (let offset = 0; ; offset += 200) {
        const { people } = await access(ctx, identity, { ...asked, limit: 200, offset })
        for (const person of people)
          all.push(...(person.grants.length ? person.grants : [null]).map((grant) => ({ person, grant })))
        if (people.length < 200) return all.slice(page.offset, page.offset + page.limit)
      }
    },
  }),
]
