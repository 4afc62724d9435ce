import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { refuse } from '../errors.ts'

export interface XmlSink {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Walks an XML stream; names come without their prefix. Yields after every piece of the stream, so that whoever listens can hand on what
 * has gathered and the memory holds one piece only. Broken XML is `kernel.sheetUnreadable`.
 */
export async function* walkXml(stream: Readable, sink: XmlSink): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const broken = () => {
    throw refuse('kernel.sheetUnreadable')
  }
  parser.on('error', broken)
  if (sink.open)
    parser.on('opentag', (tag) => sink.open!(bare(tag.name), tag.attributes as Readonly<Record<string, string>>))
  if (sink.text) {
    parser.on('text', sink.text)
    parser.on('cdata', sink.text)
  }
  if (sink.close) parser.on('closetag', (tag) => sink.close!(bare(tag.name)))
  stream.setEncoding('utf8')
  for await (const piece of stream) {
    parser.write(piece as string)
    yield
  }
  parser.close()
  yield
}

/** Walks a small part to its end. */
export async function readXml(stream: Readable, sink: XmlSink): Promise<void> {
  for await (const _ of walkXml(stream, sink));
}
