import { useState } from 'react'
import { Btn, Dialog, Link, Radios } from '../../../ui/index.ts'
import { ActOn, type ActProps, useAnew } from '../../desk/screens/index.ts'
import type { Letter } from '../letters.schema.ts'
import { letterQuery, useLetterWords, useWhy } from './data.ts'
import { AnsweredDialog, ReasonDialog } from './letter-dialogs.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import './letters.css'

type Way = 'answer' | 'markAnswered' | 'file'

/** Ends a letter that asks for an answer: by a new letter, by naming the one that answered it, or by filing it with the reason. */
export function AnswerLetterAct({ subjectId, title, onClose }: ActProps) {
  const query = useAnew<Letter>(letterQuery(subjectId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(letter) => <Ways letter={letter} title={title} onClose={onClose} />}
    </ActOn>
  )
}

function Ways({ letter, title, onClose }: { letter: Letter } & Pick<ActProps, 'title' | 'onClose'>) {
  const { t } = useLetterWords()
  const why = useWhy()
  const [chosen, setChosen] = useState<Way>('answer')
  const [way, setWay] = useState<Way | null>(null)
  const of = { letter, onClose }
  if (way === 'answer') return <RegisterDialog direction="outgoing" offices={[]} to={letter} onClose={onClose} />
  if (way === 'markAnswered') return <AnsweredDialog {...of} />
  if (way === 'file') return <ReasonDialog {...of} what="file" />
  const reason = {
    answer: why(letter.may.register),
    markAnswered: why(letter.may.settle),
    file: why(letter.may.settle),
  }
  return (
    <Dialog
      opened
      title={title}
      onClose={onClose}
      footer={
        <Btn tone="go" why={reason[chosen]} onClick={() => setWay(chosen)}>
          {t('desk.next')}
        </Btn>
      }
    >
      <Radios
        label={t('desk.how')}
        options={(['answer', 'markAnswered', 'file'] as const).map((value) => ({
          value,
          label: t(`do.${value}`),
          disabled: reason[value] !== undefined,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <p className="small">
        <Link href={`/letters/${letter.id}`}>{t('desk.whole')}</Link>
      </p>
    </Dialog>
  )
}
