import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { type Plugin, rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

export interface Bundle {
  input: string;
  file: string;
  format: 'iife' | 'es';
  version: string;
  external?: string[];
}

/** Nothing is transpiled below what browsers have had for three years. */
const TARGET = 'es2022';

/** Members that never leave the bundle: not on the wire, not in storage, not in anybody's interface. */
const INTERNAL =
  /^(allowed|append|atInit|atSight|cleanUrl|envelope|isLeaving|isLive|isPrivate|lockName|onAction|onAnswer|onConsent|queue|retryAfter|revive|sender|waiting|wake)$/;

/** One word for both kinds of declaration compresses better; the compiler has checked the difference by now. */
const oneKindOfDeclaration: Plugin = {
  name: 'one-kind-of-declaration',
  renderChunk: (code) => ({ code: code.replace(/\bconst\b/g, 'let'), map: null }),
};

export async function bundle({ input, file, format, version, external = [] }: Bundle): Promise<void> {
  const built = await rollup({
    input,
    external,
    treeshake: { moduleSideEffects: false },
    plugins: [
      nodeResolve({ extensions: ['.ts', '.tsx', '.js'] }),
      esbuild({ target: TARGET, define: { __VERSION__: JSON.stringify(version) } }),
      oneKindOfDeclaration,
      terser({
        ecma: 2020,
        module: true,
        toplevel: true,
        compress: { passes: 4, unsafe: true, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
        mangle: { properties: format === 'iife' ? { regex: INTERNAL } : false },
        // Bundlers read these in modules; nobody reads them in a page.
        format: { comments: format === 'es' && /__PURE__|@vite-ignore|webpackIgnore/ },
      }),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await built.write({ file, format, compact: true, inlineDynamicImports: true });
  await built.close();
}
