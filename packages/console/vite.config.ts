import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves the API; `npm run dev` here borrows it. */
const SERVER = 'http://localhost:8787';

export default defineConfig(({ command }) => {
  // Whoever builds, a test runner with its own NODE_ENV too, gets what is deployed: not React's development half.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    base: '/console/',
    plugins: [react()],
    build: {
      target: 'es2022',
      // A strict policy allows files only: nothing is to be folded into a data: address.
      assetsInlineLimit: 0,
    },
    server: {
      proxy: { '/console/api': SERVER, '/v1': SERVER },
    },
  };
});
