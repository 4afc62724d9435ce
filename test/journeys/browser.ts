import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { webFolder } from '../../src/app/web-build.ts'
import { addWebFiles } from '../../src/app/web-files.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'

interface Window {
  width?: number
  height?: number
}

export interface Stage {
  address: string
  /** Signs a demo account in through the page itself and gives its browser window. */
  enter: (account: string, options?: Window) => Promise<Page>
  /** A browser window of its own in which nobody is signed in; `who` names it in what went wrong. */
  visit: (who: string, options?: Window) => Promise<Page>
  house: Awaited<ReturnType<typeof demoHouse>>['house']
  close: () => Promise<void>
}

/** The demo world, or another house, served to a real browser. Every page must stay free of errors in its console. */
export async function openStage(open: () => Promise<DemoHouse> = demoHouse): Promise<Stage> {
  const demo = await open()
  await addWebFiles(demo.app, webFolder)
  const address = await demo.app.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const contexts: BrowserContext[] = []
  const troubles: string[] = []
  const visit: Stage['visit'] = async (who, { width = 1440, height = 900 } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'fa-IR',
      reducedMotion: 'reduce',
      baseURL: address,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(`${who} at ${page.url()}: ${error}`))
    page.on('console', (message) => {
      // a refusal that the journey provokes is logged by the browser as a failed load
      // and so is a network that it cuts
      if (
        message.type() === 'error' &&
        !/status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED)/.test(message.text())
      )
        troubles.push(`${who} at ${page.url()}: ${message.text()}`)
    })
    return page
  }
  return {
    address,
    house: demo.house,
    visit,
    async enter(account, options) {
      const page = await visit(account, options)
      await page.goto('/')
      await page.getByLabel('کد ملی، همراه یا رایانامه').fill(`${account}@khoosheh.example`)
      await page.getByLabel('گذرواژه', { exact: true }).fill(demoPassword)
      await page.getByRole('button', { name: 'ورود' }).click()
      await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
      return page
    },
    async close() {
      // JOURNEY_PAGES=1 npm test -- <journey>: what stood on every page at the end
      if (process.env.JOURNEY_PAGES)
        for (const page of contexts.flatMap((context) => context.pages()))
          console.log(page.url(), await page.locator('body').ariaSnapshot())
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await demo.close()
      expect(troubles).toEqual([])
    },
  }
}

/**
 * WCAG A and AA as axe can judge them; what it finds is named with its place. With something open over the page, that alone is judged by
 * its own `within`: what it covers for as long is no smaller target.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  expect(
    violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    ),
  ).toEqual([])
}
