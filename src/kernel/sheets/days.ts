/** The day of a spreadsheet's serial number, `YYYY-MM-DD`, or null. Day 60 never was (29 February 1900). */
export function daySerial(serial: number, since1904 = false): string | null {
  const whole = Math.floor(serial) + (since1904 ? 1462 : 0)
  if (!(whole >= 1 && whole < 2_958_466)) return null
  const day = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000)
  return day.toISOString().slice(0, 10)
}
