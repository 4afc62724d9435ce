import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../../test/world/folders.ts'
import { run } from './program.ts'

async function khoosheh(args: string, env: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const exitCode = await run(args === '' ? [] : args.split(' '), {
    env,
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
  })
  return { exitCode, ...said }
}

describe('the command line', () => {
  it.each(['', '--help', 'help', '-h'])('«%s» lists the commands in Persian and English', async (args) => {
    const { exitCode, out } = await khoosheh(args)
    expect(out).toMatch(/migrate +پایگاه داده را به‌روز می‌کند · brings the database up to date/)
    expect(exitCode).toBe(0)
  })

  it('tells its version', async () => {
    expect((await khoosheh('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each(['nonsense', 'migrate --loud', 'migrate now'])('«%s» is refused in two sentences', async (args) => {
    const { exitCode, out, err } = await khoosheh(args)
    expect(exitCode).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^فرمان پذیرفته نشد.*\nThe command was not accepted \(.+\)/)
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('a wrong setting is told by name', async () => {
    const { exitCode, err } = await khoosheh('migrate', { PORT: 'abc' })
    expect(exitCode).toBe(2)
    expect(err).toMatch(/^تنظیم PORT .*\nSetting PORT .*\n$/)
  })

  it('a database that does not answer is told without a stack', async () => {
    const { exitCode, err } = await khoosheh('migrate', {
      DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
      DATA_DIR: tempFolder(),
    })
    expect(exitCode).toBe(1)
    expect(err).toMatch(/No connection to the database c/)
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('migrate brings the database up to date, and says so the second time', async () => {
    const env = { DATA_DIR: tempFolder(), DEMO: '0' }
    expect((await khoosheh('migrate', env)).exitCode).toBe(0)
    const { exitCode, out, err } = await khoosheh('migrate', env)
    expect({ exitCode, out, err }).toEqual({
      exitCode: 0,
      out: 'پایگاه داده khoosheh به‌روز است.\nThe database khoosheh is up to date.\n',
      err: '',
    })
  })
})
