# Builds one executable file with tables, models and openapi.yaml compiled in; zlib and SQLite are the system's.
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
  && apt-get install -y -qq --no-install-recommends pkg-config zlib1g-dev libsqlite3-dev
WORKDIR /onrecord
COPY Package.swift ./
RUN swift package resolve
COPY openapi.yaml ./
COPY Sources Sources
COPY Tests Tests
COPY Benchmarks Benchmarks
RUN swift build --configuration release --product onrecord --static-swift-stdlib \
  && install --strip --mode=755 "$(swift build --configuration release --show-bin-path)/onrecord" /usr/local/bin/onrecord

FROM debian:bookworm-slim
RUN apt-get update -qq \
  && apt-get install -y -qq --no-install-recommends libsqlite3-0 zlib1g libstdc++6 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/bin/onrecord /usr/local/bin/onrecord
COPY seeds /reports
RUN useradd --no-create-home --shell /usr/sbin/nologin --uid 10001 onrecord
USER onrecord
ENV ONRECORD_HOST=0.0.0.0 ONRECORD_PORT=8080 ONRECORD_REPORTS=/reports
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["onrecord", "health"]
ENTRYPOINT ["onrecord"]
CMD ["serve"]
