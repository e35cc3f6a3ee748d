#!/usr/bin/env bash
# One, two and four processes of the real program («gazette serve») carry the mail of one newsroom in PostgreSQL, each
# over 4 connections to a relay that is 20 ms away, there and back. Letters a second by laps, medians, ratios to one node,
# and the share of each node.
#   src/bench/run nodes [LETTERS [ROUNDS]]      1500 letters a node and 3 rounds unless told otherwise
# Needs gcc and PostgreSQL: initdb on the PATH, or in PGBIN, or what the tests unpack from the Maven repository.
set -euo pipefail

work=$PWD/target/bench/nodes
rm -rf "$work"
mkdir -p "$work"
gcc -O2 -D_GNU_SOURCE -o target/bench/fast-sink src/bench/c/fast-sink.c

bin=${PGBIN:-$(dirname "$(command -v initdb || echo none/initdb)")}
if [ ! -x "$bin/initdb" ]; then
    jar=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/io/zonky/test/postgres" -name "embedded-postgres-binaries-linux-*.jar" |
        sort | tail -1)
    [ -n "$jar" ] || { echo "no PostgreSQL: install it, or run the tests once" >&2; exit 1; }
    (cd "$work" && jar xf "$jar")
    bin=
fi

# PostgreSQL will not run as root; with its usual settings a commit is on the disk before it is answered
as=()
data=$(mktemp -d /tmp/gazette-nodes-XXXXXX)
if [ -z "$bin" ]; then
    tar -xJf "$work"/postgres-linux-*.txz -C "$data"
    bin=$data/bin
fi
if [ "$(id -u)" = 0 ]; then
    chown nobody "$data"
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
"${as[@]}" "$bin/initdb" -D "$data/newsroom" -U postgres -A trust >"$work/initdb.log"
port=26400
"${as[@]}" "$bin/postgres" -D "$data/newsroom" -h 127.0.0.1 -p $port -k "$data" -c max_connections=200 2>"$work/postgresql.log" &
server=$!
trap 'kill $server; wait $server || true; rm -r "$data"' EXIT
for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.1
done

java -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml \
    "-Dpostgresql=jdbc:postgresql://127.0.0.1:$port/postgres" \
    org.gazette.delivery.NodesBench "$work" "${1:-1500}" "${2:-3}"
