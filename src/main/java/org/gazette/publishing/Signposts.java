package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gazette.feeds.Sitemaps;
import org.gazette.stories.Headline;
import org.gazette.stories.Label;
import org.gazette.stories.Location;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
import org.gazette.typesetting.Paper;

/**
 * What tells machines where the pages are: {@code /robots.txt}, and sitemaps (sitemaps.org protocol 0.9). The index
 * {@code /sitemap.xml} leads to {@code /sitemap-pages.xml}, which names lists and issues, with {@code /sitemap-pages-2.xml}
 * and so on where those are more than a file may hold, and to a part for each thousand
 * of story numbers, so that a change rewrites one part. {@code /news-sitemap.xml} names the stories of the last two days;
 * it is the one document that depends on the time of day. Not for many threads.
 */
final class Signposts {
    private static final int THOUSAND = 1_000;
    private static final String INDEX = "/sitemap.xml";
    private static final String PAGES = "/sitemap-pages.xml";
    private static final String NEWS = "/news-sitemap.xml";
    private static final String MEDIA_TYPE = "application/xml; charset=utf-8";

    private static final Duration NEW = Duration.ofDays(2);

    private final Stories stories;
    private final SiteAddress site;
    private final Paper paper;
    private final Clock clock;
    private final Shelving shelving;
    private SortedMap<Long, Instant> thousands = new TreeMap<>();
    private Instant issued = Instant.EPOCH;
    private int pages = 1;
    private Instant oldestNews = Instant.EPOCH;

    Signposts(Stories stories, SiteAddress site, Paper paper, Clock clock, Shelving shelving) {
        this.stories = stories;
        this.site = site;
        this.paper = paper;
        this.clock = clock;
        this.shelving = shelving;
    }

    /** Learns when each thousand of stories changed last. */
    void read() {
        thousands = stories.thousands();
    }

    void everything() {
        robots();
        stories(new TreeSet<>(thousands.keySet()));
        index();
        news();
    }

    /** Rewrites what tells of some stories. */
    void set(Collection<Location> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Set<Long> stale = new TreeSet<>();
        for (Location story : changed) {
            long thousand = (story.number() - 1) / THOUSAND;
            thousands.merge(thousand, story.updated(), (one, other) -> one.isAfter(other) ? one : other);
            stale.add(thousand);
        }
        stories(stale);
        index();
        if (changed.stream().anyMatch(story -> story.published().isAfter(newSince()))) {
            news();
        }
    }

    /**
     * Names the lists and the issues.
     *
     * @param lists the paths of pages that change all the time, and so bear no date
     */
    void pages(List<String> lists, List<Archive.Printed> issues) {
        issued = issues.stream()
                .map(printed -> printed.issue().openedAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<Sitemaps.Place> places = Stream.concat(
                        lists.stream().map(path -> new Sitemaps.Place(site.of(path), Instant.EPOCH)),
                        issues.stream()
                                .map(printed -> new Sitemaps.Place(
                                        site.of(printed.issue().address()),
                                        printed.issue().openedAt())))
                .toList();
        int files = Math.max(1, (places.size() + Sitemaps.MOST - 1) / Sitemaps.MOST);
        for (int file = 0; file < files; file++) {
            int from = file * Sitemaps.MOST;
            List<Sitemaps.Place> some = places.subList(from, Math.min(places.size(), from + Sitemaps.MOST));
            put(lists(file), () -> Sitemaps.urlset(some), issued);
        }
        for (int file = files; file <= Math.max(files, pages); file++) {
            shelving.remove(lists(file));
        }
        pages = files;
        index();
    }

    /** Drops what is no news any more. */
    void age() {
        if (oldestNews.isAfter(Instant.EPOCH) && !oldestNews.isAfter(newSince())) {
            news();
        }
    }

    private void stories(Set<Long> stale) {
        for (long thousand : stale) {
            List<Sitemaps.Place> places = stories.locations(thousand * THOUSAND, (thousand + 1) * THOUSAND).stream()
                    .filter(Location::shown)
                    .map(story -> new Sitemaps.Place(site.of(SiteAddress.story(story.path())), story.updated()))
                    .toList();
            if (places.isEmpty()) {
                thousands.remove(thousand);
                shelving.remove(part(thousand));
            } else {
                put(part(thousand), () -> Sitemaps.urlset(places), thousands.getOrDefault(thousand, Instant.EPOCH));
            }
        }
    }

    private void index() {
        List<Sitemaps.Place> parts = new ArrayList<>();
        for (int file = 0; file < pages; file++) {
            parts.add(new Sitemaps.Place(site.of(lists(file)), issued));
        }
        thousands.forEach((thousand, changed) -> parts.add(new Sitemaps.Place(site.of(part(thousand)), changed)));
        Instant newest = parts.stream()
                .map(Sitemaps.Place::changed)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        put(INDEX, () -> Sitemaps.index(parts), newest);
    }

    /** Sets the sitemap of news. */
    void news() {
        List<Headline> fresh =
                stories.headlines(Label.ALL, newSince(), Instant.ofEpochMilli(Long.MAX_VALUE), Sitemaps.MOST_NEWS);
        oldestNews =
                fresh.isEmpty() ? Instant.EPOCH : fresh.get(fresh.size() - 1).published();
        List<Sitemaps.NewsPlace> places = fresh.stream()
                .map(story -> new Sitemaps.NewsPlace(
                        site.of(SiteAddress.story(story.path())),
                        Words.legal(story.headline()),
                        story.language(),
                        story.published()))
                .toList();
        Instant newest = fresh.isEmpty() ? Instant.EPOCH : fresh.get(0).published();
        put(NEWS, () -> Sitemaps.news(paper.name(), places), newest);
    }

    private void robots() {
        String text = """
                User-agent: *
                Disallow: %s
                Disallow: %s
                Disallow: %s

                Sitemap: %s
                Sitemap: %s
                """.formatted(
                        path("/desk/"), path("/unsubscribe/"), path("/preferences/"), site.of(INDEX), site.of(NEWS));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shelving.put(Document.of("/robots.txt", "text/plain; charset=utf-8", bytes, Instant.EPOCH));
    }

    private Instant newSince() {
        return clock.instant().minus(NEW);
    }

    /** One that cannot be made leaves its last version where it is, and stops nothing else. */
    private void put(String path, Supplier<byte[]> bytes, Instant changed) {
        shelving.set(path, () -> Document.of(path, MEDIA_TYPE, bytes.get(), changed));
    }

    private String path(String path) {
        String base = site.base().getPath();
        return base.substring(0, base.length() - 1) + path;
    }

    /** Of lists and issues: the first file, and more where one cannot hold them. */
    private static String lists(int file) {
        return file == 0 ? PAGES : "/sitemap-pages-" + (file + 1) + ".xml";
    }

    private static String part(long thousand) {
        return "/sitemap-" + (thousand + 1) + ".xml";
    }
}
