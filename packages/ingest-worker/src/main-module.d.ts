/** Lets `exports` of `cloudflare:workers` know what this Worker exports. */
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('./index.ts');
  }
}
