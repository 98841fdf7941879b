/** What the bundler knows beside TypeScript. */

declare module "*.css?inline" {
  const css: string;
  export default css;
}
declare module "*.css";

interface ImportMetaEnv {
  /** This is the build for Firefox. */
  readonly FIREFOX: boolean;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
