import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { releaseOf } from './scripts/kept-files.ts'

/** Lays `.br` and `.gz` beside each script and style, once at build time; the server hands them out as they are. */
function precompress(): Plugin {
  const pack = { br: promisify(brotliCompress), gz: promisify(gzip) }
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = join(dir!, 'assets')
      const names = (await readdir(folder)).filter((name) => /\.(js|css|json|svg)$/.test(name))
      for (const name of names) {
        const plain = await readFile(join(folder, name))
        await writeFile(join(folder, `${name}.br`), await pack.br(plain))
        await writeFile(join(folder, `${name}.gz`), await pack.gz(plain))
      }
    },
  }
}

/** Writes into the service worker which files this build consists of and the name of the release, so that a new one replaces the old. */
function release(): Plugin {
  return {
    name: 'release',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const built = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? {
              file: chunk.fileName,
              sources: chunk.moduleIds.map((id) => relative(import.meta.dirname, id)),
              imports: chunk.imports,
              beside: [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])],
            }
          : [],
      )
      const known = releaseOf(built, await readFile(join(dir!, 'index.html'), 'utf8'))
      const worker = join(dir!, 'worker.js')
      await writeFile(worker, `const __RELEASE__=${JSON.stringify(known)};\n${await readFile(worker, 'utf8')}`)
    },
  }
}

// the host stays as the browser says it, or every change would look like another site's
const house = { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false }

/** The browser app. The kit page (`/src/ui/kit/kit.html`) is served in development only: the build knows the page and its service worker. */
export default defineConfig({
  base: '/',
  plugins: [react(), precompress(), release()],
  server: { proxy: { '/api': house, '/public': house } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/app/web/worker/worker.ts' },
      output: {
        // the worker's address never changes, or the browser could not find the next one
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // What changes seldom is kept apart, so that a release does not make a phone load it again.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'router', test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
})
