import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The browser app. The kit page (`/src/ui/kit/kit.html`) is served in development only: the build knows one entry. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  server: { proxy: { '/api': process.env.KHOOSHEH_API ?? 'http://127.0.0.1:4000' } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
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
