/** What the bundler writes in. */
interface ImportMeta {
  readonly env: { readonly PROD: boolean }
}
