package org.gazette.publishing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.StandingClock;
import org.gazette.feeds.Syndication;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.Paper;
import org.gazette.typesetting.Templates;
import org.gazette.typesetting.Wording;

/** A newspaper with its site, for tests: its clock stands still, its daily comes out when told. */
final class Newsroom {
    static final Instant NOW = Instant.parse("2020-11-16T12:00:00Z");
    static final Section WORLD = Section.named("World");
    static final Section BUSINESS = Section.named("Business");

    final Database database;
    final Stories stories;
    final NewsDesk desk;
    final Shelf shelf;
    final Site site;
    final Pages pages;
    final Newsletter daily;
    final StandingClock clock = new StandingClock(NOW);
    /** Done each time when the page of an issue is made, in the midst of all that is made. */
    Runnable meanwhile = () -> {};

    private final Path home;

    private Newsroom(Database database, Path home, Shelf shelf) {
        SiteAddress address = new SiteAddress(URI.create("https://gazette.example/"));
        this.database = database;
        this.home = home;
        this.stories = new Stories(database);
        this.desk = new NewsDesk(database, address, WORLD, "en", Map.of(), clock);
        this.shelf = shelf;
        this.daily = daily();
        Paper paper = new Paper(
                "The Harbour Gazette",
                "News from both sides of the water",
                Locale.ENGLISH,
                ZoneId.of("Europe/London"),
                "© 2020 The Harbour Gazette",
                List.of(WORLD, BUSINESS, Section.named("Culture"), Section.named("Science"), Section.named("Sport")),
                List.of(daily));
        Wording wording = new Wording(paper, address);
        this.pages = new Pages(new Templates(home.resolve("templates")), wording);
        this.site = new Site(
                stories,
                new Syndication(
                        stories,
                        address,
                        new Syndication.Masthead(
                                paper.name(),
                                paper.motto(),
                                "en",
                                paper.copyright(),
                                address.of("/icon.png"),
                                LocalDate.of(2020, 1, 1),
                                List.of(),
                                Map.of())),
                new Archive(database),
                (newsletter, issue) ->
                        issue("<!DOCTYPE html><html lang=\"en\"><head><title>" + issue.title() + "</title></head>"),
                address,
                wording,
                pages,
                shelf,
                Optional.of(home.resolve("data/site.json")),
                clock);
    }

    static Newsroom at(Database database, Path home) {
        return new Newsroom(database, home, new Shelf(new MediaFolder(home.resolve("data/media"))));
    }

    /** The same newsroom in a new process, which finds the shelf as it was left. */
    Newsroom again() {
        return new Newsroom(database, home, shelf);
    }

    /** A draft in the World section, so many hours before noon. */
    static Draft draft(String headline, int hoursAgo) {
        return new Draft("inbox/" + headline)
                .headline(headline)
                .published(NOW.minus(Duration.ofHours(hoursAgo)))
                .body("<p>" + headline + ", and more of it.</p>");
    }

    Story publish(Draft draft) {
        Filing filing = desk.publish(draft);
        return filing instanceof Filing.Published published ? published.story() : ((Filing.Revised) filing).story();
    }

    /** Posts a number of the daily that carries one story. */
    void post(LocalDate date, int number, Story lead) {
        Instant opened = date.atTime(7, 0).toInstant(ZoneOffset.UTC);
        database.run(handle -> {
            handle.createUpdate("""
                            insert into issue (id, newsletter, slot_date, number, title, lead, state, from_at, to_at,
                                opened_at, minutes)
                            values (:number, 'daily', :date, :number, :title, :lead, 'POSTED', 0, :opened, :opened, 4)
                            """)
                    .bind("number", number)
                    .bind("date", date)
                    .bind("title", "The Harbour Daily – " + date + " – " + lead.headline())
                    .bind("lead", lead.number())
                    .bind("opened", opened)
                    .execute();
            handle.execute(
                    "insert into issue_story (issue, position, story, revision, section) values (?, 1, ?, ?, 'world')",
                    number,
                    lead.number(),
                    lead.revision().number());
        });
    }

    /** The page as text. */
    String page(String path) {
        return new String(document(path).bytes(), StandardCharsets.UTF_8);
    }

    Document document(String path) {
        return shelf.at(path).orElseThrow(() -> new AssertionError("nothing at " + path));
    }

    Stream<String> paths() {
        return shelf.all().map(Document::path);
    }

    private Optional<String> issue(String html) {
        meanwhile.run();
        return Optional.of(html);
    }

    private static Newsletter daily() {
        return new Newsletter(
                "daily",
                "The Harbour Daily",
                "What happened on both sides of the water, each morning at seven.",
                new Cadence("daily 07:00", after -> LocalDateTime.from(after).plusDays(1), ZoneId.of("Europe/London")),
                Locale.ENGLISH,
                List.of(),
                1,
                30,
                Duration.ofDays(1),
                "{masthead} – {date} – {lead}",
                new Mailbox("The Harbour Gazette", EmailAddress.of("daily@gazette.example")),
                Optional.empty(),
                "1 Quay Street, London",
                Duration.ofDays(2),
                Newsletter.UnknownPolicy.RESEND);
    }
}
