package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.Label;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Selection;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.jdom2.Element;
import org.xml.sax.InputSource;

/** What readers find who go from a feed back through its archives (RFC 5005 §4), whatever happened in the newsroom. */
class CrawlTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final List<String> SECTIONS = List.of("World", "City", "Sport");
    private static final Selection ENGLISH =
            new Selection(List.of(), List.of(), List.of(), List.of(), List.of("en"), List.of(), List.of());

    @OnBothDatabases
    void aCrawlYieldsExactlyTheStoriesWhateverHappenedToThem(Database database) throws Exception {
        Random random = new Random(5005);
        Map<String, String> closed = new HashMap<>();
        for (int day = 0; day < 6; day++) {
            for (int hour = 0; hour < 40; hour++) {
                something(database, random, NOON.plus(Duration.ofHours(day * 40L + hour)));
            }

            Map<String, FeedDocument> site = everything(database);

            assertThat(crawl(site, "/feeds/all.atom")).isEqualTo(table(database, Label.ALL));
            assertThat(crawl(site, "/feeds/english.atom")).isEqualTo(table(database, Label.feed("english")));
            assertArchivesStay(site, closed);
        }
        assertThat(closed.keySet()).anyMatch(path -> path.startsWith("/feeds/all/archive/"));
        assertThat(closed.keySet()).anyMatch(path -> path.startsWith("/feeds/sections/"));
    }

    @OnBothDatabases
    void whatIsMadeFromNothingIsWhatWasMadeChangeByChange(Database database) {
        Random random = new Random(3);
        for (int hour = 0; hour < 150; hour++) {
            something(database, random, NOON.plus(Duration.ofHours(hour)));
        }

        Map<String, FeedDocument> site = everything(database);

        Syndication fresh = syndication(database);
        Map<String, String> onebyone = new TreeMap<>();
        for (Feed feed : fresh.feeds()) {
            Label label = FeedNames.label(feed.name()).orElseThrow();
            fresh.documents(label).forEach(document -> onebyone.put(document.path(), text(document)));
            for (int number = 1; fresh.archive(label, number).isPresent(); number++) {
                FeedDocument archive = fresh.archive(label, number).orElseThrow();
                onebyone.put(archive.path(), text(archive));
            }
        }
        assertThat(texts(site)).isEqualTo(onebyone);
        assertThat(texts(everything(database))).isEqualTo(onebyone);
    }

    @OnBothDatabases
    void anEditInOneSectionLeavesEveryByteOfTheOthers(Database database) {
        for (int n = 0; n < 120; n++) {
            publish(database, NOON.plusSeconds(n), draft("story-" + n, SECTIONS.get(n % 3)));
        }
        Map<String, String> before = texts(everything(database));

        publish(database, NOON.plusSeconds(900), draft("story-119", "Sport").body("<p>Edited.</p>"));

        Map<String, String> after = texts(everything(database));
        Set<String> changed = new HashSet<>(before.keySet());
        changed.removeIf(path -> String.valueOf(before.get(path)).equals(after.get(path)));
        assertThat(changed)
                .isNotEmpty()
                .allMatch(path -> path.matches("/feeds/(all|english|sections/sport|authors/ada|tags/rail)\\.\\w+"));
    }

    @OnBothDatabases
    void theFeedStaysBelow100KilobytesOnTheWire(Database database) throws IOException {
        Random random = new Random(100);
        String han = "的一是不了人在有中大新橋開放城市記者報道經濟政府世界體育文化學校水電火車山河";
        for (int n = 0; n < 90; n++) {
            String body = n % 3 == 0 ? words(random, "", 12_000) : words(random, han, 1_000 + random.nextInt(20_000));
            publish(database, NOON.plusSeconds(n), draft("story-" + n, "World").body("<p>" + body + "</p>"));
        }

        for (FeedDocument document : everything(database).values()) {
            assertThat(gzip(document.bytes())).as(document.path()).isLessThan(100_000);
        }
    }

    /** Some story comes, changes in some way, moves, or goes. */
    private static void something(Database database, Random random, Instant now) {
        NewsDesk desk = desk(database, now);
        List<Story> known = new Stories(database).latest(Label.ALL, 40);
        Story some = known.isEmpty() ? null : known.get(random.nextInt(known.size()));
        int what = some == null ? 0 : random.nextInt(10);
        switch (what) {
            case 6 -> desk.revise(some.number(), Revision.Kind.TYPO, "", copy -> mended(copy, now));
            case 7 -> desk.revise(some.number(), Revision.Kind.CORRECTION, "So it was", copy -> headline(copy, now));
            case 8 -> desk.retract(some.number(), "Never so");
            case 9 -> publish(database, now, moved(some, random));
            default -> {
                String name = "story-" + now.getEpochSecond();
                publish(
                        database,
                        now,
                        draft(name, SECTIONS.get(random.nextInt(3)))
                                .language(random.nextInt(4) == 0 ? "de" : "en")
                                .published(now.minusSeconds(random.nextInt(7_000))));
            }
        }
    }

    private static org.gazette.stories.Copy headline(org.gazette.stories.Copy copy, Instant now) {
        return copy.words(copy.headline() + " " + now.getEpochSecond() % 100, copy.standfirst(), copy.body());
    }

    /** A typo is of no matter to who reads archives: they stay. */
    private static org.gazette.stories.Copy mended(org.gazette.stories.Copy copy, Instant now) {
        return copy.words(copy.headline(), copy.standfirst(), "<p>Mended " + now.getEpochSecond() + ".</p>");
    }

    /** An update, which may lead to another section. */
    private static Draft moved(Story story, Random random) {
        String name = story.path().substring(story.path().lastIndexOf('/') + 1);
        return draft(name, SECTIONS.get(random.nextInt(3)))
                .language(story.copy().language())
                .body("<p>Moved " + random.nextInt(1_000) + "</p>");
    }

    /** Id and headline of every entry, the newest word on each; without what a tombstone took back. */
    private static Map<String, String> crawl(Map<String, FeedDocument> site, String head) throws Exception {
        Map<String, String> found = new TreeMap<>();
        Set<String> known = new HashSet<>();
        String path = head;
        while (!path.isEmpty()) {
            FeedDocument document = site.get(path);
            assertThat(document).as(path).isNotNull();
            Element feed = HardenedXml.read(new InputSource(new ByteArrayInputStream(document.bytes())))
                    .getRootElement();
            for (Element gone : feed.getChildren("deleted-entry", Namespaces.TOMBSTONES)) {
                known.add(gone.getAttributeValue("ref"));
            }
            for (Element entry : feed.getChildren("entry", Namespaces.ATOM)) {
                String id = entry.getChildText("id", Namespaces.ATOM);
                if (known.add(id)) {
                    found.put(id, entry.getChildText("title", Namespaces.ATOM));
                }
            }
            path = feed.getChildren("link", Namespaces.ATOM).stream()
                    .filter(link -> "prev-archive".equals(link.getAttributeValue("rel")))
                    .map(link -> link.getAttributeValue("href").substring("https://gazette.example".length()))
                    .findFirst()
                    .orElse("");
        }
        return found;
    }

    private static Map<String, String> table(Database database, Label label) {
        Map<String, String> table = new TreeMap<>();
        new Stories(database).each(label, story -> table.put(story.id(), story.headline()));
        return table;
    }

    private static void assertArchivesStay(Map<String, FeedDocument> site, Map<String, String> closed) {
        closed.forEach((path, text) -> assertThat(text(site.get(path))).as(path).isEqualTo(text));
        site.values().stream()
                .filter(document -> document.path().contains("/archive/"))
                .forEach(document -> closed.put(document.path(), text(document)));
    }

    private static Map<String, FeedDocument> everything(Database database) {
        List<FeedDocument> documents = new ArrayList<>();
        syndication(database).everything(documents::add);
        return documents.stream().collect(Collectors.toMap(FeedDocument::path, document -> document));
    }

    private static Syndication syndication(Database database) {
        OwnFeed english = new OwnFeed("In English", "", ENGLISH, 0, true);
        return new Syndication(
                new Stories(database),
                SITE,
                new Syndication.Masthead(
                        "Gazette",
                        "News",
                        "en",
                        "",
                        "",
                        LocalDate.of(2020, 1, 1),
                        List.of(),
                        Map.of("english", english)));
    }

    private static NewsDesk desk(Database database, Instant now) {
        return new NewsDesk(
                database,
                SITE,
                Section.named("News"),
                "en",
                Map.of("english", ENGLISH),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void publish(Database database, Instant now, Draft draft) {
        desk(database, now).publish(draft);
    }

    private static Draft draft(String name, String section) {
        return new Draft(name + ".md")
                .headline("The " + name)
                .slug(name)
                .section(section)
                .byline("Ada")
                .tag("rail")
                .published(NOON.minusSeconds(3_600))
                .body("<p>Text of " + name + ".</p>");
    }

    /** @param letters to make words of; those of the alphabet where there are none */
    private static String words(Random random, String letters, int length) {
        String from = letters.isEmpty() ? "eeeeeettttaaaooiinnsshhrrddlluccmmffywgpbv" : letters;
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            for (int n = random.nextInt(7); n >= 0; n--) {
                words.append(from.charAt(random.nextInt(from.length())));
            }
            words.append(letters.isEmpty() ? ' ' : '，');
        }
        return words.toString();
    }

    private static int gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.size();
    }

    private static Map<String, String> texts(Map<String, FeedDocument> site) {
        return site.values().stream()
                .collect(Collectors.toMap(FeedDocument::path, CrawlTest::text, (one, other) -> one, TreeMap::new));
    }

    private static String text(FeedDocument document) {
        return new String(document.bytes(), UTF_8);
    }
}
