import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { largestPicture, readPicture } from './picture.rules.ts'
import { type SignAsk, whyNotSign } from './signing.rules.ts'

const ask: SignAsk = {
  kind: 'signature',
  actorPersonId: 'me',
  signerIds: ['chair', 'me'],
  replaced: false,
  holderId: null,
  kept: true,
  posts: [{ until: null }],
  today: '2017-02-13',
  already: false,
}

describe('who may sign', () => {
  test.each<[string, Partial<SignAsk>, string | null]>([
    ['the one whom the paper names', {}, null],
    ['another person, a substitute among them', { actorPersonId: 'other' }, 'papers.notSigner'],
    ['an account without a person', { actorPersonId: null }, 'papers.notSigner'],
    ['a paper that names nobody', { signerIds: [] }, 'papers.namesNobody'],
    ['a second time', { already: true }, 'papers.signedAlready'],
    ['a paper that a later one replaces', { replaced: true }, 'papers.signReplaced'],
    ['on the last day of the post', { posts: [{ until: '2017-02-13' }] }, null],
    ['after the post has ended', { posts: [{ until: '2017-02-12' }] }, 'papers.postEnded'],
    ['somebody who never had a post', { posts: [] }, null],
    ['without a picture', { kept: false }, 'papers.noPicture'],
    ['a stamp by its holder', { kind: 'stamp', signerIds: [], holderId: 'me' }, null],
    ['a stamp by the signer who does not hold it', { kind: 'stamp', holderId: 'other' }, 'papers.notHolder'],
    ['a stamp that the office does not keep', { kind: 'stamp' }, 'papers.noStamp'],
    ['a stamp by a holder who has left the office', { kind: 'stamp', holderId: 'me', posts: [] }, 'papers.postEnded'],
  ])('%s', (_said, more, why) => expect(whyNotSign({ ...ask, ...more })).toBe(why))
})

const chunk = (kind: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
const png = (side: number, ...more: Buffer[]) => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 8
  const rows = deflateSync(Buffer.alloc(side * (side + 1)))
  const mark = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([mark, chunk('IHDR', head), ...more, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
const segment = (mark: number, data: Buffer) => {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
const jpeg = (side: number) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.from('Exif GPS 35.8')),
    segment(0xc0, Buffer.from([8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 17, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
    Buffer.from('<script>'),
  ])

describe('a picture', () => {
  test('keeps its dots and loses what it says about its maker and what hangs behind it', () => {
    const kept = readPicture(
      Buffer.concat([png(60, chunk('tEXt', Buffer.from('Author someone'))), Buffer.from('<script>')]),
    )
    expect(kept).toMatchObject({ mediaType: 'image/png', width: 60, height: 60 })
    expect((kept as { bytes: Buffer }).bytes).toEqual(png(60))
    const taken = readPicture(jpeg(300))
    expect(taken).toMatchObject({ mediaType: 'image/jpeg', width: 300, height: 300 })
    expect((taken as { bytes: Buffer }).bytes.toString('latin1')).not.toMatch(/GPS|script/)
  })
  test.each([
    ['a page that calls itself a picture', Buffer.from('<svg onload="x()">'), 'notPicture'],
    ['nothing', Buffer.alloc(0), 'notPicture'],
    ['one that was cut', png(60).subarray(0, 60), 'pictureBroken'],
    ['one with a changed dot', Buffer.from(png(60)).fill(7, 45, 47), 'pictureBroken'],
    ['a dot', png(1), 'pictureSize'],
    ['a wall', png(2_001), 'pictureSize'],
    ['a heavy one', Buffer.concat([png(60), Buffer.alloc(largestPicture)]), 'pictureTooLarge'],
  ])('%s is refused', (_said, bytes, why) => expect(readPicture(bytes)).toBe(why))
})
