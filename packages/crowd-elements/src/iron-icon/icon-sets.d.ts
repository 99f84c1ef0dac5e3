/** Made by the build from the public iron-icons: see scripts/build/icon-sets.ts. */
declare module 'icon-set:*' {
  const icons: import('./icons.ts').IconSet
  export default icons
}
