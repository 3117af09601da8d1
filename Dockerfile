# What readers' browsers load is bundled apart, so that its tools don't come along.
FROM node:24-bookworm-slim AS assets

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY src ./src
RUN node src/bundle/build.ts

FROM node:24-bookworm-slim

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY src ./src
COPY migrations ./migrations
COPY rules ./rules
COPY models ./models
COPY --from=assets /app/build ./build

RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENV HOST=0.0.0.0 PORT=8787 HAKAM_DATABASE=file:/data/hakam.db
EXPOSE 8787

HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node itself gets the signals, so that a stop finishes what is in flight.
CMD ["node", "src/hakam.ts", "serve"]
