# Builds one executable file that needs nothing beside it: tables, models and openapi.yaml are compiled in, zlib and
# SQLite are linked from their archives, which stand first in the linker's search.
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
  && apt-get install -y -qq --no-install-recommends pkg-config zlib1g-dev libsqlite3-dev \
  && mkdir /archives && ln -s /usr/lib/*-linux-gnu/libz.a /usr/lib/*-linux-gnu/libsqlite3.a /archives/
WORKDIR /onrecord
COPY Package.swift ./
RUN swift package resolve
COPY openapi.yaml ./
COPY Sources Sources
COPY Tests Tests
COPY Benchmarks Benchmarks
RUN swift build --configuration release --product onrecord --static-swift-stdlib \
  -Xlinker -L/archives \
  && install --strip --mode=755 "$(swift build --configuration release --show-bin-path)/onrecord" /usr/local/bin/onrecord

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/onrecord /usr/local/bin/onrecord
COPY seeds /reports
RUN useradd --system --no-create-home --uid 10001 onrecord
USER onrecord
ENV ONRECORD_HOST=0.0.0.0 ONRECORD_PORT=8080 ONRECORD_REPORTS=/reports
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["onrecord", "health"]
ENTRYPOINT ["onrecord"]
CMD ["serve"]
