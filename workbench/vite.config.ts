import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Built files lie beside the sources; the server reads them once (src/server/pages.ts). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Below the floor, Chromium 119 (test/browser/old-chromium.test.ts): only syntax is lowered here.
    target: 'chrome116',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
})
