/** Lets the browser keep the files of the app, once the first page stands. Where that is not possible (no secure address) the app works with the network. */
export function keepApp(): void {
  if (!('serviceWorker' in navigator)) return
  const register = () => void navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' }).catch(() => {})
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
