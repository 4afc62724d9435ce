import { useRef } from 'react'
import { Btn } from '../../../ui/index.ts'

/** Bytes as base64, in pieces that a call's arguments can hold. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** A button by which a picture is chosen; it stays on the device until the form is sent. */
export function PictureChoice({
  label,
  name,
  error,
  onChosen,
  hint,
}: {
  label: string
  name: string
  hint?: string
  error?: string | undefined
  onChosen(base64: string, type: string): void
}) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className="field">
      {/* the browser's own button would speak the browser's language */}
      <input
        ref={chooser}
        className="vh"
        type="file"
        accept="image/png,image/jpeg"
        tabIndex={-1}
        aria-label={name}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void base64Of(file).then((text) => onChosen(text, file.type))
        }}
      />
      <div>
        <Btn icon="file" onClick={() => chooser.current?.click()}>
          {label}
        </Btn>
      </div>
      {hint && <p className="small dim">{hint}</p>}
      {error && (
        <p className="small late-t" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
