#!/usr/bin/env bash
# A feed of 30 KB at 64 connections: not modified, whole as gzip, whole as it is. «gazette serve» as a newsroom runs it,
# with logging, metrics, limits and the counting of readers, against nginx with gzip_static on the same files and with
# the same headers. Both in turn; medians and their ratios.
#   src/bench/run serving [SECONDS [ROUNDS]]      4 seconds and 5 rounds unless told otherwise; needs nginx, wrk, curl
set -euo pipefail

seconds=${1:-4}
rounds=${2:-5}
home=$PWD/target/bench/serving
feed=/feeds/newest.atom
gazette=http://127.0.0.1:18480$feed
nginx=http://127.0.0.1:18481$feed
for tool in nginx wrk curl; do
    command -v $tool >/dev/null || { echo "$tool is missing: apt-get install $tool" >&2; exit 1; }
done

rm -rf "$home"
java -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml org.gazette.bench.OneFeed "$home"

# as bin/gazette starts it
java -Djava.awt.headless=true -XX:+UseSerialGC -Xlog:disable -cp "$BENCH_CLASSPATH" \
    org.gazette.cli.Gazette serve --home "$home" --port 18480 >"$home/gazette.log" 2>&1 &
ours=$!
theirs=
end() {
    [ -z "$theirs" ] || kill "$theirs" 2>/dev/null || true
    kill "$ours" 2>/dev/null || true
    wait
}
trap end EXIT

field() {
    curl -sS --fail -o /dev/null -D - -H "Accept-Encoding: $3" "$1" | tr -d '\r' | sed -n "s/^$2: //Ip"
}

for _ in $(seq 300); do
    if curl -sf -o /dev/null "$gazette"; then break; fi
    kill -0 "$ours" || { cat "$home/gazette.log" >&2; exit 1; }
    sleep 1
done
# a moment until the best codings and the files are there
for _ in $(seq 60); do
    [ -f "$home/data/site$feed.gz" ] && [[ $(field "$gazette" etag gzip) == *-gz\" ]] && break
    sleep 1
done

# the same fields beside the same bytes
same=$(curl -sS --fail -o /dev/null -D - "$gazette" | tr -d '\r' | sed -En \
    "s/^(cache-control|link|access-control[a-z-]*|x-content-type-options|referrer-policy): (.*)/        add_header \1 '\2';/Ip")
mkdir -p "$home/nginx"
cat >"$home/nginx/nginx.conf" <<CONF
worker_processes 2;
daemon off;
pid $home/nginx/pid;
error_log $home/nginx/error.log;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    open_file_cache max=1000;
    charset utf-8;
    charset_types application/atom+xml;
    types { application/atom+xml atom; }
    gzip_static on;
    gzip_vary on;
    gzip_proxied any;
    client_body_temp_path $home/nginx/t1; proxy_temp_path $home/nginx/t2; fastcgi_temp_path $home/nginx/t3;
    uwsgi_temp_path $home/nginx/t4; scgi_temp_path $home/nginx/t5;
    server {
        listen 127.0.0.1:18481;
        root $home/data/site;
$same
    }
}
CONF
nginx -e "$home/nginx/error.log" -c "$home/nginx/nginx.conf" &
theirs=$!
for _ in $(seq 20); do
    if curl -sf -o /dev/null "$nginx"; then break; fi
    sleep 0.2
done

for coding in gzip identity; do
    cmp <(curl -sSf -H "Accept-Encoding: $coding" "$gazette") <(curl -sSf -H "Accept-Encoding: $coding" "$nginx")
    echo "$coding: $(curl -sSf -H "Accept-Encoding: $coding" "$gazette" | wc -c) bytes; bytes of headers:" \
        "gazette $(curl -sSf -o /dev/null -D - -H "Accept-Encoding: $coding" "$gazette" | wc -c)," \
        "nginx $(curl -sSf -o /dev/null -D - -H "Accept-Encoding: $coding" "$nginx" | wc -c)"
done

# Requests a second of one server for one kind of answer.
load() {
    local header=$1 url=$2 out
    out=$(wrk -t2 -c64 -d"${3}s" -H "$header" -H 'User-Agent: Bench/1.0' "$url")
    if grep -q 'Non-2xx\|Socket errors' <<<"$out"; then echo "$out" >&2; fi
    sed -n 's/^Requests\/sec: *//p' <<<"$out"
}

header() {
    case $1 in
        304) echo "If-None-Match: $(field "$2" etag identity)" ;;
        gzip) echo "Accept-Encoding: gzip" ;;
        identity) echo "Accept-Encoding: identity" ;;
    esac
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

declare -A figures
for kind in 304 gzip identity; do
    load "$(header $kind "$gazette")" "$gazette" "$seconds" >/dev/null
done
for round in $(seq "$rounds"); do
    for kind in 304 gzip identity; do
        for server in gazette nginx; do
            figures[$server.$kind]+="$(load "$(header $kind "${!server}")" "${!server}" "$seconds")"$'\n'
        done
    done
    echo "round $round done" >&2
done

printf '%-10s %12s %12s %7s\n' answer gazette nginx ratio
for kind in 304 gzip identity; do
    a=$(printf %s "${figures[gazette.$kind]}" | median)
    b=$(printf %s "${figures[nginx.$kind]}" | median)
    printf '%-10s %10.0f/s %10.0f/s %7s\n' "$kind" "$a" "$b" "$(echo "scale=2; $a / $b" | bc)"
done
printf 'memory of gazette after it: %s MB\n' "$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$ours/status")"
