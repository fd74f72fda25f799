import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** KaTeX names every font in three formats; every browser that runs this page reads the first. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('katex.min.css')) return undefined;
    return code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '');
  },
};

export default defineConfig({
  // A proxy may serve the page below a path, so no address of its begins with a slash.
  base: './',
  plugins: [onlyWoff2, svelte()],
  build: {
    // The page's policy forbids data: addresses for fonts.
    assetsInlineLimit: 0,
    license: { fileName: 'assets/licenses.md' },
    target: 'es2023',
    rolldownOptions: { input: ['index.html', 'admin.html'] },
    // Older ones have no light-dark(), and what it is replaced by does not follow a reader who chooses.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    proxy: {
      // The name stays as the browser has it: without keys the server refuses a page that came by another one.
      '^/(v1/|ready$|admin/)': { target: 'http://127.0.0.1:8000', changeOrigin: false },
    },
  },
  // None of them keeps a state that another could see, so that one process does for all.
  test: { include: ['src/**/*.test.ts'], css: true, pool: 'threads', isolate: false },
});
