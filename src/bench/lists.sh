#!/usr/bin/env bash
# Pages, searches and counts of a long list of readers: src/bench/run lists [READERS] [sqlite|postgresql…]. 5,000,000 on
# both by default; filling takes some minutes and 2 to 4 GB under target/bench or, for PostgreSQL, under /tmp.
set -euo pipefail
readers=${1:-5000000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- sqlite postgresql
exec java -Xmx1g -XX:+UseSerialGC -cp "$BENCH_CLASSPATH:$BENCH_TEST_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml \
    org.gazette.bench.ListsBench "$readers" "$@"
