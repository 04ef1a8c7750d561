import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The text face is needed by the first page: ask for it before the style sheet is read. */
const preloadTextFace: Plugin = {
  name: 'preload-text-face',
  enforce: 'post',
  transformIndexHtml(_html, { bundle }) {
    const face = Object.keys(bundle ?? {}).find((name) => name.endsWith('.woff2'));
    if (face === undefined) return [];
    return [
      {
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${face}` },
        injectTo: 'head',
      },
    ];
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadTextFace],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined assets are `data:` addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env['LIANE_SERVER'] ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
