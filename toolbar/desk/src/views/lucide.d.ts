declare module "lucide/dist/esm/icons/*.mjs" {
  const icon: import("./icon.tsx").IconNode;
  // biome-ignore lint/style/noDefaultExport: that is how the set exports them
  export default icon;
}
