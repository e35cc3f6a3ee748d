#!/usr/bin/env bash
# Brings in a list of readers: src/bench/run import [ROWS] [sqlite|postgresql…]. One million into each by default, in 256 MB
# of heap.
set -euo pipefail
rows=${1:-1000000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- sqlite postgresql
exec java -Xmx256m -XX:+UseSerialGC -cp "$BENCH_CLASSPATH:$BENCH_TEST_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml \
    org.gazette.bench.ImportBench "$rows" "$@"
