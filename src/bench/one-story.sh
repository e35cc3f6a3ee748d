#!/usr/bin/env bash
# One story published into stores of growing size: how long until every document that leads to it shows it over HTTP.
# The first 10,000 stories and the newest 5,000 are filed by the news desk, those between are copies in the tables.
#   src/bench/run one-story [STORIES…]      10000 100000 1000000 unless told otherwise
set -euo pipefail

sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 100000 1000000)
java=(java -XX:+UseSerialGC -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml)
for size in "${sizes[@]}"; do
    home=target/bench/one-story-$size
    if [ "$size" -gt 20000 ] && [ ! -d "$home" ]; then
        "${java[@]}" -Xmx512m org.gazette.bench.Fill "$home" 10000 >&2
        "${java[@]}" -Xmx512m org.gazette.bench.Multiply "$home" $((size - 5000)) "$size" >&2
    fi
    "${java[@]}" -Xmx512m org.gazette.bench.Fill "$home" "$size" >&2
done
for size in "${sizes[@]}"; do
    home=target/bench/one-story-$size
    rm -rf "$home/data/site" "$home/data/site-mark.json"
    "${java[@]}" org.gazette.publishing.Standing "$home"
    "${java[@]}" -Xmx256m org.gazette.bench.OneStory "$home" 200
done
