const PERSIAN_ZERO = 0x06f0
const ARABIC_ZERO = 0x0660

/** ۰-۹ and ٠-٩ become 0-9; everything else stays. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code >= PERSIAN_ZERO ? code - PERSIAN_ZERO : code - ARABIC_ZERO)
  })
}

/** 0-9 and ٠-٩ become ۰-۹; everything else stays. */
export function toPersianDigits(text: string): string {
  return toLatinDigits(text).replace(/[0-9]/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)))
}

/** As `toPersianDigits`, but words that hold a Latin letter or a format mark (ISIC4، %1$s) keep their digits. */
export function toPersianDigitsInText(text: string): string {
  return text.replace(/\S+/g, (word) => (/[A-Za-z$_@#]/.test(word) ? word : toPersianDigits(word)))
}
