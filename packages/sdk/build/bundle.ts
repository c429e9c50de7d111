import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
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

export async function bundle({ input, file, format, version, external = [] }: Bundle): Promise<void> {
  const built = await rollup({
    input,
    external,
    treeshake: { moduleSideEffects: false },
    plugins: [
      nodeResolve({ extensions: ['.ts', '.tsx', '.js'] }),
      esbuild({ target: TARGET, define: { __VERSION__: JSON.stringify(version) } }),
      terser({ ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } }),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await built.write({ file, format, compact: true, inlineDynamicImports: true });
  await built.close();
}
