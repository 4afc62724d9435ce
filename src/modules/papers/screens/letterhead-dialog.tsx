import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, NumberInput, TextInput, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { OfficeView } from '../papers.schema.ts'

/** The letterhead of the year: what stands on letters made from now on. */
export function LetterheadDialog({ view, onClose }: { view: OfficeView; onClose(): void }) {
  const t = useWords<typeof fa>('papers')
  const { letterhead, provinceId, year } = view
  const [organisation, setOrganisation] = useState(letterhead.organisation)
  const [slogan, setSlogan] = useState(letterhead.slogan)
  const [pattern, setPattern] = useState(letterhead.pattern)
  const [digits, setDigits] = useState<string | null>(String(letterhead.digits))
  const [first, setFirst] = useState<string | null>(String(letterhead.firstNumber))
  const sending = useSend({
    fields: ['organisation', 'slogan', 'pattern', 'digits', 'firstNumber'],
    done: t('office.saved'),
    renew: [['letters']],
  })
  const { field } = sending
  return (
    <FormDialog
      title={t('office.change')}
      lead={t('office.writeLead')}
      verb={t('office.change')}
      sending={sending}
      onSend={() =>
        sending.send(() =>
          api.put('/api/letter-templates/letterhead', {
            ...(provinceId ? { provinceId } : {}),
            year,
            organisation,
            slogan,
            pattern,
            digits: Number(digits),
            firstNumber: Number(first),
          }),
        )
      }
      onClose={onClose}
    >
      <TextInput
        label={t('office.organisation')}
        value={organisation}
        onChange={setOrganisation}
        error={field('organisation')}
      />
      <TextInput label={t('office.slogan')} optional value={slogan} onChange={setSlogan} error={field('slogan')} />
      <TextInput
        label={t('office.pattern')}
        hint={t('office.patternHint')}
        value={pattern}
        onChange={setPattern}
        error={field('pattern')}
      />
      <NumberInput
        label={t('office.digits')}
        value={digits}
        onChange={setDigits}
        min={1}
        max={8}
        decimals={0}
        error={field('digits')}
      />
      <NumberInput
        label={t('office.firstNumber')}
        hint={t('office.firstNumberHint')}
        value={first}
        onChange={setFirst}
        min={1}
        decimals={0}
        error={field('firstNumber')}
      />
    </FormDialog>
  )
}
