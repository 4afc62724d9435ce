import fc from 'fast-check'

const PIECES = [
  ...'ابپتجچحخدذرزسشصعغفقکگلمنوهیآأؤئءةيكىۀہﻻﷲ',
  ...['ها', 'های', 'می', 'نمی', 'تر', 'ترین', 'ای', 'ام', 'خوشه', 'شهرک', 'بزرگ', 'کرد', 'توان', 'گفت', 'و', 'گو'],
  ...[' ', ' ', '  ', '\u200c', '\u200c\u200c', '\n', '\t', '\u00a0', '\u200d', '\u00ad', '¬', '\u200b', '\u200f'],
  ...[...'.:,;?!،؛؟…«»‹›()[]{}"\'“”ـ–-/%٪٫٬<>&|'],
  ...[...'012۳۴۵٦٧', 'A', 'b', 'https://a.ir/b?c=1', '\u064b', '\u0651', '\u0654', '\u0653', '\u0670'],
]

/** Text of the pieces that the rules look at, so that they meet in every order. */
export const persianText = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))
