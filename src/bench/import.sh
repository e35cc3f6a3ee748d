#!/usr/bin/env bash
# Brings in a list of readers: src/bench/run import [ROWS]. One million by default, in 256 MB of heap.
set -euo pipefail
exec java -Xmx256m -XX:+UseSerialGC -cp "$BENCH_CLASSPATH" org.gazette.bench.ImportBench "${1:-1000000}"
