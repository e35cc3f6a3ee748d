#!/usr/bin/env bash
# One story published into stores of growing size: how long until every document that leads to it shows it over HTTP.
#   src/bench/run one-story [STORIES…]      10000 100000 1000000 unless told otherwise
set -euo pipefail

sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 100000 1000000)
java=(java -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml)
for size in "${sizes[@]}"; do
    home=target/bench/stories-$size
    "${java[@]}" -Xmx512m org.gazette.bench.Fill "$home" "$size" >&2
done
for round in 1 2 3; do
    echo "round $round"
    for size in "${sizes[@]}"; do
        "${java[@]}" -Xmx256m org.gazette.bench.OneStory "target/bench/stories-$size" 200
    done
done
