import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    cssTarget: ['chrome120', 'safari17', 'firefox121'],
    // A strict CSP loads no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        main: 'web/main.ts',
        style: 'web/main.css',
        network: 'web/pages/network.ts',
        peers: 'web/pages/peers.ts',
        embed: 'web/styles/embed.css',
        frame: 'web/widgets/frame.ts',
        'network-frame': 'web/widgets/network-frame.ts',
        host: 'web/widgets/host.ts',
        solmu: 'web/widgets/solmu.ts',
      },
    },
  },
});
