import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { refuse } from '../errors.ts'

export interface XmlSink {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

/** What no office program writes, and what would fill the memory: the parser keeps all of these until they end. */
const most = { depth: 500, attributes: 500, prolog: 64_000, untilMark: 4_000_000 } as const

/**
 * Walks an XML stream; names come without their prefix. Yields after every piece of the stream, so that whoever listens can hand on what
 * has gathered and the memory holds one piece only. Broken XML is `kernel.sheetUnreadable`, and so is XML that was written to fill the
 * memory: tags within tags without end, a tag of a million attributes, a text before the first tag or between two tags that never ends.
 */
export async function* walkXml(stream: Readable, sink: XmlSink): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const broken = () => {
    throw refuse('kernel.sheetUnreadable')
  }
  parser.on('error', broken)
  let depth = 0
  let attributes = 0
  let begun = false
  parser.on('opentagstart', () => {
    begun = true
    attributes = 0
    if (++depth > most.depth) broken()
  })
  parser.on('attribute', () => {
    if (++attributes > most.attributes) broken()
  })
  if (sink.open)
    parser.on('opentag', (tag) => sink.open!(bare(tag.name), tag.attributes as Readonly<Record<string, string>>))
  if (sink.text) {
    parser.on('text', sink.text)
    parser.on('cdata', sink.text)
  }
  parser.on('closetag', (tag) => {
    depth--
    sink.close?.(bare(tag.name))
  })
  stream.setEncoding('utf8')
  let read = 0
  let sinceMark = 0
  for await (const piece of stream) {
    const text = piece as string
    const mark = text.lastIndexOf('>')
    sinceMark = mark < 0 ? sinceMark + text.length : text.length - mark
    read += text.length
    if (sinceMark > most.untilMark || (!begun && read - text.length > most.prolog)) broken()
    parser.write(text)
    yield
  }
  parser.close()
  yield
}

/** Walks a small part to its end. */
export async function readXml(stream: Readable, sink: XmlSink): Promise<void> {
  for await (const _ of walkXml(stream, sink));
}
