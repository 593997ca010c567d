FROM node:24-bookworm-slim AS build
WORKDIR /solmu
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.config.ts ./
COPY server server
COPY web web
COPY seed seed
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /solmu
ENV NODE_ENV=production HOST=0.0.0.0 SOLMU_DATA=/data
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY --from=build /solmu/dist dist
COPY server server
COPY seed seed
COPY LICENSE DATA-LICENCES.md ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: the process itself must get the SIGTERM.
CMD ["node", "--max-semi-space-size=8", "--disable-warning=ExperimentalWarning", "server/start.ts"]
