import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { type Plugin, rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

export interface Bundle {
  input: string;
  file: string;
  format: 'iife' | 'es';
  version: string;
  /** As a shop's own bundler leaves it, without comments for bundlers. */
  isFinal?: boolean;
}

/** The SDK itself, where another of its modules imports it. */
const SELF = /src\/index\.ts$/;
/** Nothing is transpiled below what browsers have had for three years. */
const TARGET = 'es2022';

/** Members that never leave a bundle: not on the wire, not in storage, not in anybody's interface. */
const INTERNAL =
  /^(allowed|append|begin|bytes|cameFrom|circumstances|cleanUrl|client|envelope|ingestUrl|lazily|lockName|lose|onAnswer|onConsent|options|pageId|queue|required|revive|run|sender|siteName|store|toJson|waiting|wake)$/;
/** And in the script tag, which exports nothing. */
const UNEXPORTED = new RegExp(`${INTERNAL.source}|^(atInit|atSight)$`);

/** One word for both kinds of declaration compresses better; the compiler has checked the difference by now. */
const oneKindOfDeclaration: Plugin = {
  name: 'one-kind-of-declaration',
  renderChunk: (code) => ({ code: code.replace(/\bconst\b/g, 'let'), map: null }),
};

export async function bundle({ input, file, format, version, isFinal = format === 'iife' }: Bundle): Promise<string> {
  const built = await rollup({
    input,
    // The script tag has it inside; for the others it is a file beside them.
    external: format === 'es' ? (id, importer) => id === 'react' || (!!importer && /\/index\.ts$/.test(id)) : [],
    treeshake: { moduleSideEffects: false },
    plugins: [
      nodeResolve({ extensions: ['.ts', '.tsx', '.js'] }),
      esbuild({ target: TARGET, define: { __VERSION__: JSON.stringify(version) } }),
      oneKindOfDeclaration,
      terser({
        ecma: 2020,
        module: true,
        toplevel: true,
        compress: {
          passes: 4,
          unsafe: true,
          unsafe_arrows: true,
          pure_getters: true,
          keep_fargs: false,
          // Tried in all combinations: these three are worth 70 bytes after gzip.
          reduce_funcs: false,
          inline: 1,
          hoist_funs: true,
        },
        mangle: { properties: { builtins: true, regex: format === 'iife' ? UNEXPORTED : INTERNAL } },
        // Bundlers read these in modules; nobody reads them in a page.
        format: { comments: !isFinal && /__PURE__|@vite-ignore|webpackIgnore/ },
      }),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await built.generate({
    format,
    compact: true,
    inlineDynamicImports: true,
    paths: (id) => (SELF.test(id) ? './index.js' : id),
  });
  mkdirSync(dirname(file), { recursive: true });
  // Whoever serves the folder sees the old file or the new one, never half of it.
  writeFileSync(`${file}.part`, output[0].code);
  renameSync(`${file}.part`, file);
  await built.close();
  return output[0].code;
}
