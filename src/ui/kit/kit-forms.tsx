import { useState } from 'react'
import {
  AmountInput,
  Checkbox,
  FileDrop,
  type FileItem,
  InkBar,
  JalaliDateInput,
  NumberInput,
  PercentStepper,
  Radios,
  Section,
  Select,
  TextArea,
  TextInput,
  useFormat,
  useWords,
} from '../index.ts'
import type { fa } from './kit.fa.ts'

export function KitForms() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const [title, setTitle] = useState(t('activityValue'))
  const [weight, setWeight] = useState<string | null>('11.9')
  const [deadline, setDeadline] = useState<string | null>('2017-02-13')
  const [budget, setBudget] = useState<string | null>('4200000000')
  const [mail, setMail] = useState('m.rastegar@example.ir')
  const [body, setBody] = useState<string | null>('o2')
  const [note, setNote] = useState('')
  const [cash, setCash] = useState(true)
  const [answer, setAnswer] = useState<'yes' | 'no' | null>('yes')
  const [percent, setPercent] = useState(70)
  const [files, setFiles] = useState<FileItem[]>([
    { id: '1', name: 'minutes-6.pdf', size: 1_240_000 },
    { id: '2', name: 'IMG_0412.jpg', size: 3_100_000, progress: 45 },
  ])
  return (
    <Section title={t('forms')}>
      <div className="fields pairs">
        <TextInput label={t('activity')} hint={t('activityHint')} value={title} onChange={setTitle} />
        <NumberInput
          label={t('weight')}
          unit={t('of100')}
          value={weight}
          onChange={setWeight}
          error={t('weightError')}
          min={0}
          max={100}
        />
        <JalaliDateInput label={t('deadline')} value={deadline} onChange={setDeadline} min="2016-03-20" />
        <AmountInput label={t('budget')} optional value={budget} onChange={setBudget} inWords={() => t('words42')} />
        <TextInput label={t('mail')} latin value={mail} onChange={setMail} />
        <Select
          label={t('body')}
          optional
          value={body}
          onChange={setBody}
          options={[
            { value: 'o1', label: t('o1'), group: t('alborz') },
            { value: 'o2', label: t('o2') },
            { value: 'o3', label: t('o3'), note: t('cluster') },
          ]}
        />
        <TextArea label={t('note')} optional value={note} onChange={setNote} />
        <FileDrop
          label={t('evidence')}
          hint={t('evidenceHint')}
          items={files}
          maxSize={5_000_000}
          onAdd={(added) =>
            setFiles([...files, ...added.map((file) => ({ id: file.name, name: file.name, size: file.size }))])
          }
          onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
        />
        <div className="stack">
          <div className="row choices">
            <Checkbox label={t('cash')} checked={cash} onChange={setCash} />
            <Checkbox label={t('nonCash')} checked={!cash} onChange={(on) => setCash(!on)} />
          </div>
          <Radios
            label={t('answer')}
            value={answer}
            onChange={setAnswer}
            options={[
              { value: 'yes', label: t('accept') },
              { value: 'no', label: t('giveBack') },
            ]}
          />
        </div>
        <PercentStepper label={t('reached')} value={percent} onChange={setPercent} shown={f.percent(percent)}>
          <InkBar size="tall" claimed={percent} verified={50} approved={50} noted={30} planned={80} />
        </PercentStepper>
      </div>
    </Section>
  )
}
