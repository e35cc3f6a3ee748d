#!/usr/bin/env bash
# All feeds, archives and sitemaps of a store from nothing, in 256 MB of heap, against Hugo making the RSS of home and
# sections alone from the same stories. Both in turn, ROUNDS times (3); medians and their ratio.
#   src/bench/run building [STORIES]      100000 unless told otherwise; needs hugo (Debian: hugo)
# CODED=coded counts gzip and brotli of every document as well, which a newsroom's site gets in the background.
set -euo pipefail

stories=${1:-100000}
rounds=${ROUNDS:-3}
home=target/bench/stories-$stories
site=target/bench/hugo-$stories
built=target/bench/built-$stories
java=(java -XX:+UseSerialGC -cp "$BENCH_CLASSPATH" -Dlogback.configurationFile=src/bench/logback.xml)
# as bin/gazette runs every command that ends: with the first compiler alone, and with classes that are parsed already
jar --create --file target/bench/bench.jar -C target/bench/classes .
archive=target/bench/building.jsa
build=(java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -Xmx256m
    -cp "target/bench/bench.jar:target/gazette.jar:target/lib/*" -Dlogback.configurationFile=src/bench/logback.xml)
command -v hugo >/dev/null || { echo "hugo is missing: apt-get install hugo" >&2; exit 1; }

"${java[@]}" -Xmx256m org.gazette.bench.Fill "$home" "$stories"
"${java[@]}" -Xmx256m org.gazette.bench.Fill target/bench/stories-200 200
rm -rf "$built" "$archive"
"${build[@]}" "-XX:ArchiveClassesAtExit=$archive" org.gazette.publishing.Building target/bench/stories-200 "$built" >&2
build+=("-XX:SharedArchiveFile=$archive" org.gazette.publishing.Building)
[ -d "$site/content" ] || "${java[@]}" org.gazette.bench.HugoSite "$site" "$stories"

cat <<END
gazette  every feed (all stories, sections, tags, authors, the newsroom's own) as RSS, Atom and JSON, every archive, the
         OPML and every sitemap, from the database: each entry and document checked, written whole or not at all, all of
         it on the disk (sync). Heap 256 MB. Gzip and brotli are made when nothing else is to be done, and are not in the
         time, unless CODED says so.
hugo     the RSS of home and of each section, the 50 newest, summaries, from Markdown files; nothing else. Not synced.
END

# Seconds of wall, of user and of system time, and the most memory in KB, of a command.
measured() {
    /usr/bin/time -f '%e %U %S %M' -o target/bench/time "$@" >&2
    tail -n 1 target/bench/time
}

# The middle one of a column of what was measured.
median() {
    local column=$1
    shift
    printf '%s\n' "$@" | cut -d' ' -f"$column" | sort -n | sed -n "$((($# + 1) / 2))p"
}

gazette=()
hugo=()
for ((round = 1; round <= rounds; round++)); do
    rm -rf "$built" "$site/public"
    gazette+=("$(measured "${build[@]}" "$home" "$built" ${CODED:+"$CODED"})")
    hugo+=("$(measured hugo --quiet --source "$site" --destination public)")
    echo "round $round: gazette ${gazette[-1]} | hugo ${hugo[-1]}   (wall, user, system s; KB)"
done
ours=$(median 1 "${gazette[@]}")
theirs=$(median 1 "${hugo[@]}")
echo "median wall: gazette $ours s, hugo $theirs s; gazette is $(echo "scale=2; $theirs / $ours" | bc) times as fast"
echo "median user: gazette $(median 2 "${gazette[@]}") s, hugo $(median 2 "${hugo[@]}") s"
echo "median system: gazette $(median 3 "${gazette[@]}") s, hugo $(median 3 "${hugo[@]}") s"
echo "most memory: gazette $(median 4 "${gazette[@]}") KB, hugo $(median 4 "${hugo[@]}") KB"
echo "written:     gazette $(du -sm "$built" | cut -f1) MB, hugo $(du -sm "$site/public" | cut -f1) MB"
