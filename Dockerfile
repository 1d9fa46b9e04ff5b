# Two images, of the mock and of the docs with the mock beside them:
#   docker build --target mock -t clear-presign-mock .
#   docker build --target docs -t clear-presign-docs .
#   docker run --rm -p 127.0.0.1:4010:4010 clear-presign-docs

FROM node:24.21.0-slim AS build
WORKDIR /work
COPY . .
RUN npm ci
RUN npm run build

FROM node:24.21.0-slim AS packages
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/client/package.json src/client/
COPY src/mock/package.json src/mock/
COPY src/docs/package.json src/docs/
RUN npm ci --omit=dev --omit=optional --ignore-scripts --workspace=clear-presign-mock --workspace=clear-presign-docs
# The built packages take the place of their sources, so that each finds the other by its name.
COPY --from=build /work/src/mock/dist src/mock
USER node
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch('http://127.0.0.1:4010/__mock/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Inside a container only its own network can reach them, so they listen on every address there.
FROM packages AS mock
ENTRYPOINT ["node", "src/mock/main.js", "--host", "0.0.0.0"]

FROM packages AS docs
COPY --from=build /work/src/docs/dist src/docs
ENTRYPOINT ["node", "src/docs/main.js", "--host", "0.0.0.0"]
