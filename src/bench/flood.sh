#!/usr/bin/env bash
# Floods the sign-up form over HTTP: src/bench/run flood [SIGN-UPS]. 100,000 by default, from as many networks.
set -euo pipefail
exec java -Xmx768m -cp "$BENCH_CLASSPATH" org.gazette.house.FloodBench "${1:-100000}"
