import {
  createDefaultPlugins,
  LOOP_CONTENT_TYPE,
  LoopPlugin,
  officeMarkup,
  type ScopeData,
  type Tag,
  type TemplateContext,
  type TemplateData,
  TemplateHandler,
  TemplateSyntaxError,
  type XmlGeneralNode,
  type XmlTextNode,
  xml,
} from 'easy-template-x'
import type { PaperValues } from '../../../kernel/manifest.ts'
import { paragraphText } from './scan.ts'

export const delimiters = { tagStart: '{{', tagEnd: '}}', containerTagOpen: '#', containerTagClose: '/' }

const nodeOf = (tag: Tag | undefined): XmlTextNode | null => (tag && 'xmlTextNode' in tag ? tag.xmlTextNode : null)

/** The paragraph of a tag that stands in a line by itself, else null. */
function ownLine(tag: Tag | undefined): XmlGeneralNode | null {
  const node = nodeOf(tag)
  if (!node) return null
  const paragraph = officeMarkup.query.containingParagraphNode(node)
  return paragraphText(paragraph).trim() === tag!.rawText.trim() ? paragraph : null
}

/** As offices write lists: the marks in lines of their own, which go away with them. The library would leave empty lines in their place. */
class LineLoops extends LoopPlugin {
  override async containerTagReplacements(tags: Tag[], data: ScopeData, context: TemplateContext): Promise<void> {
    const first = ownLine(tags[0])
    const last = ownLine(tags.at(-1))
    if (!first || !last || first === last || first.parentNode !== last.parentNode)
      return super.containerTagReplacements(tags, data, context)
    const value = data.getScopeData()
    const isList = Array.isArray(value)
    const times = isList ? value.length : value ? 1 : 0
    const between = first.nextSibling === last ? [] : xml.query.siblingsInRange(first.nextSibling!, before(last))
    for (let at = 0; at < times; at += 1) {
      const root = xml.create.generalNode('group')
      for (const node of between) xml.modify.appendChild(root, xml.create.cloneNode(node, true))
      const condition = isList ? null : data.pathPop()
      if (isList) data.pathPush(at)
      await this.utilities.compiler.compile(root, data, context)
      if (isList) data.pathPop()
      else data.pathPush(condition!)
      while (root.childNodes?.length) xml.modify.insertBefore(xml.modify.removeChild(root, 0), last)
    }
    for (const node of [first, ...between, last]) xml.modify.remove(node)
  }
}

function before(node: XmlGeneralNode) {
  const siblings = node.parentNode?.childNodes ?? []
  const found = siblings[siblings.indexOf(node) - 1]
  if (!found) throw new TemplateSyntaxError('a list ends before it begins')
  return found
}

/** Reads and fills templates in our marks. A new one each time: its plugins hold no state of another file. */
export const handler = () =>
  new TemplateHandler({
    delimiters,
    // text boxes within tables lie deep
    maxXmlDepth: 60,
    plugins: [...createDefaultPlugins().filter((one) => one.contentType !== LOOP_CONTENT_TYPE), new LineLoops()],
  })

/** XML has no place for control characters. */
const clean = (text: string) =>
  [...text].filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t').join('')

/** A dash stands where nobody knows: a sentence about it can be left out. */
const isSaid = (text: string) => text !== '' && text !== '—'

/** The values, also of rows, with `has_<name>` for every name: whether there is anything to be shown. */
function dataOf(values: PaperValues): TemplateData {
  const data: TemplateData = {}
  for (const [name, value] of Object.entries(values)) {
    data[name] =
      typeof value === 'string'
        ? clean(value)
        : value.map((row) =>
            Object.fromEntries(
              Object.entries(row).flatMap(([field, text]) => [
                [field, clean(text)],
                [`has_${field}`, isSaid(text)],
              ]),
            ),
          )
    data[`has_${name}`] = typeof value === 'string' ? isSaid(value) : value.length > 0
  }
  return data
}

/**
 * The template filled: every field its value, every list its rows. A name without a value becomes empty; what a value says is text and never
 * a field, also `{{this}}`.
 *
 * @throws the library's `TemplateSyntaxError` for a template that `checkTemplate` refuses
 */
export const fillTemplate = (template: Buffer, values: PaperValues): Promise<Buffer> =>
  handler().process(template, dataOf(values))
