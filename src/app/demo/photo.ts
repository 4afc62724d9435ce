import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
type Box = { x: number; y: number; w: number; h: number; colour: Colour }

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

/** A PNG of boxes over a sky that grows lighter towards the ground. */
function picture(width: number, height: number, sky: Colour, boxes: readonly Box[]): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const box = boxes.findLast((one) => x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h)
      const light = 1 - (0.35 * y) / height
      const colour = box?.colour ?? sky.map((part) => Math.round(255 - (255 - part) * light))
      rows.set(colour as number[], y * (width * 3 + 1) + 1 + x * 3)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A drawing that stands for a photo of a visit: halls under a sky. Nobody could take it for a real one. */
export function examplePhoto(place: number): Buffer {
  const skies: Colour[] = [
    [120, 160, 190],
    [170, 150, 120],
    [130, 170, 150],
  ]
  const wall: Colour = [214, 206, 190]
  const dark: Colour = [92, 84, 74]
  const halls = [0, 1, 2].flatMap((hall): Box[] => {
    const [x, h] = [16 + hall * 76, 44 + ((hall + place) % 3) * 14]
    const y = 120 - h
    return [
      { x, y, w: 64, h, colour: hall % 2 ? wall : [196, 186, 168] },
      { x, y: y - 6, w: 64, h: 6, colour: dark },
      ...[0, 1, 2].map((window): Box => ({ x: x + 8 + window * 18, y: y + 10, w: 12, h: 9, colour: [140, 176, 190] })),
      { x: x + 24, y: 100, w: 16, h: 20, colour: dark },
    ]
  })
  return picture(256, 160, skies[place % skies.length]!, [
    ...halls,
    { x: 0, y: 120, w: 256, h: 40, colour: [168, 158, 138] },
    { x: 0, y: 134, w: 256, h: 3, colour: [196, 188, 170] },
  ])
}
