import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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

// the host stays as the browser says it, or every change would look like another site's
const house = { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false }

/** The browser app. The kit page (`/src/ui/kit/kit.html`) is served in development only: the build knows one entry. */
export default defineConfig({
  base: '/',
  plugins: [react(), precompress()],
  server: { proxy: { '/api': house, '/public': house } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    rolldownOptions: {
      input: 'index.html',
      output: {
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
