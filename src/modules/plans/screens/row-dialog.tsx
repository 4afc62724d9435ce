import { Btn, Dialog, Select, TextArea, TextInput, useLooks } from '../../../ui/index.ts'
import { useTypeNames } from './activity-types.ts'
import type { EditRow } from './draft.rules.ts'
import { ShareFields } from './share-fields.tsx'
import { usePlanWords } from './words.ts'

/** What a row holds beside the cells of the grid: type, partner, network, evidence, expected result, and who pays. */
export function RowDialog({
  row,
  readOnly,
  onPut,
  onClose,
}: {
  row: EditRow
  readOnly: boolean
  onPut(key: string, part: Partial<EditRow>): void
  onClose(): void
}) {
  const { t, f } = usePlanWords()
  const { locale } = useLooks()
  const { types } = useTypeNames()
  const known = types.some((type) => type.code === row.type) || row.type === ''
  return (
    <Dialog
      opened
      wide
      onClose={onClose}
      title={row.title || t('draft.detailsOf', { code: f.digits(row.code) })}
      footer={<Btn onClick={onClose}>{t('act.close')}</Btn>}
    >
      <div className="fields">
        <div className="row-fields">
          <Select
            label={t('field.type')}
            optional
            disabled={readOnly}
            options={[
              ...(known ? [] : [{ value: row.type, label: row.type }]),
              ...types.map((type) => ({ value: type.code, label: type[locale] })),
            ]}
            value={row.type || null}
            onChange={(type) => onPut(row.key, { type: type ?? '' })}
          />
          <TextInput
            label={t('field.partner')}
            optional
            disabled={readOnly}
            value={row.partner}
            onChange={(partner) => onPut(row.key, { partner })}
          />
          <TextInput
            label={t('field.network')}
            optional
            disabled={readOnly}
            value={row.network}
            onChange={(network) => onPut(row.key, { network })}
          />
          <TextInput
            label={t('field.evidence')}
            optional
            hint={t('field.evidenceHint')}
            disabled={readOnly}
            value={row.evidence}
            onChange={(evidence) => onPut(row.key, { evidence })}
          />
        </div>
        <TextArea
          label={t('field.expectedResult')}
          optional
          disabled={readOnly}
          value={row.expectedResult}
          onChange={(expectedResult) => onPut(row.key, { expectedResult })}
        />
        <ShareFields shares={row.shares} readOnly={readOnly} onPut={(shares) => onPut(row.key, { shares })} />
      </div>
    </Dialog>
  )
}
