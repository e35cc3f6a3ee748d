#!/usr/bin/env bash
# All feeds, archives and sitemaps of a store from nothing, in 256 MB of heap, against Hugo making the RSS of home and
# sections alone from the same stories. Both in turn, three times; medians and their ratio.
#   src/bench/run building [STORIES]      100000 unless told otherwise; needs hugo (Debian: hugo)
set -euo pipefail

stories=${1:-100000}
home=target/bench/stories-$stories
site=target/bench/hugo-$stories
java=(java -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml)
command -v hugo >/dev/null || { echo "hugo is missing: apt-get install hugo" >&2; exit 1; }

"${java[@]}" -Xmx512m org.gazette.bench.Fill "$home" "$stories" >&2
[ -d "$site/content" ] || "${java[@]}" org.gazette.bench.HugoSite "$site" "$stories"

# Seconds of wall and of CPU, and the most memory, of a command.
measured() {
    /usr/bin/time -f '%e %U %S %M' -o target/bench/time "$@" >&2
    cat target/bench/time
}

median() {
    sort -n | sed -n 2p
}

declare -a gazette hugo
for round in 1 2 3; do
    rm -rf target/bench/built "$site/public"
    gazette+=("$(measured "${java[@]}" -Xmx256m org.gazette.bench.Building "$home" target/bench/built)")
    hugo+=("$(measured hugo --quiet --source "$site" --destination public)")
    echo "round $round: gazette ${gazette[-1]} | hugo ${hugo[-1]}   (wall, user, system s; KB)"
done
ours=$(printf '%s\n' "${gazette[@]}" | cut -d' ' -f1 | median)
theirs=$(printf '%s\n' "${hugo[@]}" | cut -d' ' -f1 | median)
echo "median wall: gazette $ours s, hugo $theirs s, ratio $(echo "scale=2; $theirs / $ours" | bc)"
