#!/usr/bin/env bash
# Letters over SMTP: the whole courier with its durable ledger against Postfix's smtp-source and against Angus Mail as it
# is usually used. In turn, medians and ratios; messages a second, and CPU (user and system) a message.
#   src/bench/run delivery [PART…]        all of these unless told otherwise, a table each:
#     wire       16 connections, 60 KB, Postfix's smtp-sink      single     the same over 1 connection
#     small      16 connections, 8 KB                            fast       a faster sink of our own, with CHUNKING
#     fast-data  the same without CHUNKING                       latency    1 connection, 20 ms there and back
#     signed     DKIM, RSA of 2048 bits                          million    1,000,000 readers from press run to ledger
# Before it is measured, Gazette sends WARMUP (500000) letters to a sink of our own, since a mailing is long; 0 shows a
# fresh start.
# ROUNDS (5), PERCENT (100) of the letters of a lap and READERS (1000000) make it shorter; after LIMIT (2400) seconds it
# ends, whatever is left. Needs smtp-source, smtp-sink (Debian: postfix, which is never started), gcc and GNU time.
set -euo pipefail

for tool in /usr/sbin/smtp-source /usr/sbin/smtp-sink /usr/bin/time gcc; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: apt-get install postfix time gcc" >&2; exit 1; }
done
gcc -O2 -D_GNU_SOURCE -o target/bench/fast-sink src/bench/c/fast-sink.c
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(wire single small fast fast-data latency signed million)
exec timeout "${LIMIT:-2400}" java -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml \
    "-Drounds=${ROUNDS:-5}" "-Dpercent=${PERCENT:-100}" "-Dwarmup=${WARMUP:-500000}" "-Dreaders=${READERS:-1000000}" \
    org.gazette.delivery.DeliveryBench "${parts[@]}"
