import { Dialog, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { OfficeView } from '../papers.schema.ts'

/** Names of a kind as they are written into a template, to be copied from here. */
export function FieldsDialog({ kind, onClose }: { kind: OfficeView['kinds'][number]; onClose(): void }) {
  const t = useWords<typeof fa>('papers')
  const { locale } = useLooks()
  const name = (field: string, text = `{{${field}}}`) => (
    <li key={field}>
      <bdi className={kind.required.includes(field) ? 'lat strong' : 'lat'}>{text}</bdi>
    </li>
  )
  return (
    <Dialog opened wide onClose={onClose} title={t('templates.fields', { kind: kind[locale] })}>
      <p className="muted">{t('templates.fieldsLead')}</p>
      <ul className="paper-fields">{kind.fields.map((field) => name(field))}</ul>
      {kind.lists.map((list) => (
        <section key={list.name}>
          <h3>{t('templates.lists', { name: list.name })}</h3>
          <ul className="paper-fields">
            {name(list.name, `{{#${list.name}}} … {{/${list.name}}}`)}
            {list.fields.map((field) => name(field))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
