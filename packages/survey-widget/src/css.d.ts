/** The build turns a style sheet into its minified text. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** Version of this package, set by the build. */
declare const __VERSION__: string;
