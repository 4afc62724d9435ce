import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, Radios, Select, TextInput, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { changed } from './queries.ts'

const kinds = ['sum', 'count', 'ratio', 'difference', 'derived'] as const

/** Adds an indicator of the province's own to the library. */
export function DefineDialog({ view, onClose }: { view: IndicatorsView; onClose(): void }) {
  const t = useWords<typeof fa>('indicators')
  const [text, setText] = useState({ code: '', fa: '', en: '', unitFa: '', unitEn: '', computedFa: '', computedEn: '' })
  const [direction, setDirection] = useState<'up' | 'down'>('up')
  const [kind, setKind] = useState<string>('count')
  const deed = useSend({
    fields: ['code', 'fa', 'en', 'unit.fa', 'unit.en', 'computed.fa', 'computed.en', 'direction', 'kind'],
    done: t('done.define'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post('/api/indicators', {
        code: text.code,
        fa: text.fa,
        en: text.en,
        direction,
        kind,
        provinceId: view.place.province.code,
        computed: { fa: text.computedFa, en: text.computedEn },
        ...(text.unitFa || text.unitEn ? { unit: { fa: text.unitFa, en: text.unitEn } } : {}),
      }),
    )
  const line = (name: keyof typeof text, path: string, more: { hint?: string; optional?: boolean } = {}) => (
    <TextInput
      label={t(`form.define.${name}`)}
      value={text[name]}
      onChange={(value) => setText({ ...text, [name]: value })}
      error={deed.field(path)}
      {...more}
    />
  )
  return (
    <FormDialog
      title={t('do.define')}
      lead={t('form.defineLead')}
      verb={t('do.define')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      {line('fa', 'fa')}
      {line('en', 'en')}
      {line('code', 'code', { hint: t('form.define.codeHint') })}
      {line('unitFa', 'unit.fa', { optional: true, hint: t('form.define.unitHint') })}
      {line('unitEn', 'unit.en', { optional: true })}
      <Radios
        label={t('form.define.direction')}
        value={direction}
        onChange={setDirection}
        options={[
          { value: 'up', label: t('form.define.up') },
          { value: 'down', label: t('form.define.down') },
        ]}
      />
      <Select
        label={t('form.define.kind')}
        value={kind}
        onChange={(one) => setKind(one ?? kind)}
        options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      {line('computedFa', 'computed.fa')}
      {line('computedEn', 'computed.en')}
    </FormDialog>
  )
}
