import { readFileSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** Nothing is transpiled below what browsers have had for three years. */
const TARGET = 'es2022';

/** A style sheet becomes the text of its minified self, with what it imports in its place. */
const cssText: Plugin = {
  name: 'css-text',
  async load(id) {
    if (!id.endsWith('.css')) return null;
    const { outputFiles } = await build({ entryPoints: [id], bundle: true, minify: true, write: false });
    return `export default ${JSON.stringify(outputFiles[0]?.text.trim())}`;
  },
};

/** The code of one entry, whole and minified. */
export async function bundle(input: string, format: 'iife' | 'es'): Promise<string> {
  const built = await rollup({
    input,
    plugins: [
      cssText,
      nodeResolve({ extensions: ['.ts', '.js'] }),
      esbuild({ target: TARGET, define: { __VERSION__: JSON.stringify(VERSION) } }),
      terser({
        ecma: 2020,
        module: true,
        compress: { passes: 3, unsafe_arrows: true },
        // A page may be read in another charset than UTF-8, and a script with it.
        format: { comments: false, ascii_only: true },
      }),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await built.generate({ format, compact: true, inlineDynamicImports: true });
  await built.close();
  return output[0].code;
}
