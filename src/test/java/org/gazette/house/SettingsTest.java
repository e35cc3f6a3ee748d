package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.delivery.CourierTerms;
import org.gazette.delivery.NewsletterTerms;
import org.gazette.delivery.Pace;
import org.gazette.delivery.RelaySettings;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.WarmUp;
import org.gazette.feeds.OwnFeed;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rules;
import org.gazette.stories.Section;
import org.gazette.stories.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyFileMeansTheBuiltInValues() {
        Settings settings = new Newsroom(folder).read();

        assertThat(settings.paper().name()).isEqualTo("The Gazette");
        assertThat(settings.paper().copyright()).isEqualTo("© The Gazette");
        assertThat(settings.paper().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.site())
                .isEqualTo(
                        new Settings.Site(URI.create("http://localhost:8080/"), 8080, List.of(), 64L << 20, Map.of()));
        assertThat(settings.limits()).isEqualTo(new Settings.Limits(30, Duration.ofHours(1)));
        assertThat(settings.hub()).isEqualTo(new Settings.Hub(true, List.of(), List.of()));
        assertThat(settings.bucket()).isEmpty();
        assertThat(settings.dkim()).isEmpty();
        assertThat(settings.relay()).isEmpty();
        assertThat(settings.feeds()).isEmpty();
        assertThat(settings.newsletters()).isEmpty();
    }

    @Test
    void aKeyThatIsSetMovesThoseThatFollowIt() {
        Settings settings = new Newsroom(folder).settings("""
                        paper { name: "Asian Lite", language: de-CH, sections: [Asia, "World & Asia"], since: 2007-05-04 }
                        site.url: "https://asianlite.example/"
                        """).read();

        assertThat(settings.paper().copyright()).isEqualTo("© Asian Lite");
        assertThat(settings.paper().language()).isEqualTo(Locale.forLanguageTag("de-CH"));
        assertThat(settings.paper().since()).isEqualTo(LocalDate.of(2007, 5, 4));
        assertThat(settings.paper().sections())
                .containsExactly(new Section("asia", "Asia"), new Section("world-and-asia", "World & Asia"));
        assertThat(settings.source().url()).isEqualTo(URI.create("https://asianlite.example/"));
    }

    @Test
    void keysForSignaturesLieWhereItSays() {
        Settings settings = new Newsroom(folder).settings("""
                        dkim { domain: Example.org, keys: /etc/gazette/keys }
                        """).read();

        assertThat(settings.dkim().orElseThrow().domain()).isEqualTo("example.org");
        assertThat(settings.dkim().orElseThrow().folder()).isEqualTo(Path.of("/etc/gazette/keys"));
    }

    @Test
    void aDomainThatCannotSignForTheSenderIsAFault() {
        String faults = new Newsroom(folder)
                .settings("dkim.domain: example.org")
                .newsletter("daily", "masthead: Daily, cadence: \"daily 07:00\", sender: \"news@gazette.example\"")
                .faults();

        assertThat(faults)
                .contains("dkim.domain = \"example.org\" cannot sign for newsletter daily", "news@gazette.example");
    }

    @Test
    void aFeedTakesInWhatItsFileSays() {
        Settings settings = new Newsroom(folder)
                .settings("paper.name: Asian Lite")
                .file("config/feeds/asia.conf", """
                        title: ${paper.name}" on Asia", sections: ["World & Asia"], tags: [Rail Ways], languages: [en]
                        text: full, newest: 20
                        """)
                .read();

        assertThat(settings.feeds()).containsOnlyKeys("asia");
        assertThat(settings.feeds().get("asia"))
                .isEqualTo(new OwnFeed(
                        "Asian Lite on Asia",
                        "Every story in a few words.",
                        new Selection(
                                List.of("world-and-asia"),
                                List.of(),
                                List.of("rail-ways"),
                                List.of(),
                                List.of("en"),
                                List.of(),
                                List.of()),
                        20,
                        true));
    }

    @Test
    void theFilesOfFeedsAreChecked() {
        assertThat(new Newsroom(folder)
                        .file("config/feeds/tags.conf", "title: T, newest: 61, setions: []")
                        .faults())
                .contains("the name tags is taken by feeds that every newsroom has: choose another")
                .contains("newest = \"61\" is not between 1 and 60")
                .contains("setions is no key: did you mean sections?");
        assertThat(new Newsroom(folder)
                        .file("config/feeds/asia.conf", "sections: [Asia]")
                        .faults())
                .contains("title is missing: add title: ");
    }

    @Test
    void whatStoodElsewhereIsReadAsMoves() {
        Settings settings = new Newsroom(folder).settings("""
                        site.moved: ["/feed/ -> /feeds/all.rss", "/old ->https://other.example/x"]
                        site.proxies: [127.0.0.1, "10.0.0.0/8", "fd00::/8"]
                        """).read();

        assertThat(settings.site().moved())
                .containsExactly(Map.entry("/feed/", "/feeds/all.rss"), Map.entry("/old", "https://other.example/x"));
        assertThat(settings.site().proxies()).containsExactly("127.0.0.1", "10.0.0.0/8", "fd00::/8");
    }

    @Test
    void aBucketWithoutANameIsAFault() {
        assertThat(new Newsroom(folder).settings("""
                        bucket.endpoint: "https://s3.example.org/"
                        site { memory: 1 GB, moved: ["/feed"] }
                        hub.others: [hub.example]
                        """).faults())
                .contains("bucket.name = \"\" beside a bucket.endpoint: name the bucket")
                .contains("site.memory = \"1 GB\" is no size between 8 MB and 4096 MB")
                .contains("site.moved holds \"/feed\" is no move such as /feed/ -> /feeds/all.rss")
                .contains("hub.others holds \"hub.example\" is not an address such as https://hub.example/");
    }

    @Test
    void aNewsletterStartsFromWhatAllShareAndSaysWhatIsItsOwn() {
        Settings settings = new Newsroom(folder)
                .settings("""
                        paper { name: Asian Lite, zone: Europe/London, language: en-GB, sections: [World, Sport] }
                        newsletters { sender: "Asian Lite <news@asianlite.example>", minimum: 3, unknown: hold }
                        """)
                .newsletter("daily", "masthead: ${paper.name}\" Daily Digital\"\ncadence: \"daily 07:00\"\n")
                .newsletter("asia", """
                        masthead: Asia Weekly, cadence: "daily 08:00", zone: Asia/Kolkata, minimum: 1
                        sections: [Asia], patience: 3 hours, reply-to: "desk@asianlite.example"
                        """)
                .read();

        assertThat(settings.newsletters()).extracting(Newsletter::name).containsExactly("asia", "daily");
        Newsletter asia = settings.newsletters().get(0);
        assertThat(asia.cadence().zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(asia.sections()).containsExactly("asia");
        assertThat(asia.minimum()).isEqualTo(1);
        assertThat(asia.patience()).isEqualTo(Duration.ofHours(3));
        assertThat(asia.replyTo()).hasToString("Optional[desk@asianlite.example]");
        Newsletter daily = settings.newsletters().get(1);
        assertThat(daily.masthead()).isEqualTo("Asian Lite Daily Digital");
        assertThat(daily.cadence().words()).isEqualTo("daily 07:00");
        assertThat(daily.cadence().zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(daily.language()).isEqualTo(Locale.UK);
        assertThat(daily.sections()).isEqualTo(List.of("world", "sport"));
        assertThat(daily.minimum()).isEqualTo(3);
        assertThat(daily.sender()).hasToString("Asian Lite <news@asianlite.example>");
        assertThat(daily.unknown()).isEqualTo(Newsletter.UnknownPolicy.HOLD);
    }

    @Test
    void aRelayWithAHostTakesTheMail() {
        Settings settings = new Newsroom(folder)
                .settings("relay { host: smtp.example.org, port: 465, tls: implicit, connections: 2 }")
                .read();

        assertThat(settings.relay())
                .contains(new RelaySettings(
                        "smtp.example.org", 465, RelaySettings.Tls.IMPLICIT, "", "", 2, RelaySettings.Timeouts.USUAL));
    }

    @Test
    void moreRelaysHaveAFileEachAndStartFromTheFirst() {
        Settings settings = new Newsroom(folder)
                .settings("""
                        paper.zone: Asia/Kolkata
                        relay { host: smtp.example.org, port: 2525, user: ada, password: one, weight: 3
                                domain-paces: ["GMail.com: 100 per minute"], warm-up: [5] }
                        """)
                .file("config/relays/new.conf", """
                        host: smtp.second.example, pace: "2000 per hour", domain-pace: 10 per second
                        warm-up: [200, 500], warm-up-since: "2026-02-01", maillog: log/mail.log
                        """)
                .read();

        assertThat(settings.relays()).extracting(one -> one.terms().name()).containsExactly("relay", "new");
        Settings.Relay first = settings.relays().get(0);
        assertThat(first.terms().weight()).isEqualTo(3);
        assertThat(first.terms().pace()).isEmpty();
        Settings.Relay second = settings.relays().get(1);
        assertThat(second.reached().host()).isEqualTo("smtp.second.example");
        assertThat(second.reached().port()).isEqualTo(2525);
        assertThat(second.reached().user()).isEmpty();
        assertThat(second.terms())
                .isEqualTo(new RelayTerms(
                        "new",
                        3,
                        Optional.of(Pace.parse("2000 per hour")),
                        Optional.of(Pace.parse("10 per second")),
                        Map.of("gmail.com", Pace.parse("100 per minute")),
                        Optional.of(
                                new WarmUp(LocalDate.of(2026, 2, 1), ZoneId.of("Asia/Kolkata"), List.of(200, 500)))));
        assertThat(second.maillog()).contains(folder.resolve("log/mail.log"));
    }

    @Test
    void aNewsletterMayNameItsRelayAndItsPace() {
        Newsroom newsroom = new Newsroom(folder)
                .settings("relay.host: smtp.example.org, newsletters.pace: 10 per second, courier.lease: 20 seconds")
                .file("config/relays/second.conf", "host: smtp.second.example")
                .newsletter("daily", "masthead: D, cadence: \"daily 7:00\", relay: second, pace: 500 per minute")
                .newsletter("weekly", "masthead: W, cadence: \"weekly monday 7:00\"");

        CourierTerms terms = newsroom.read().courier();
        assertThat(terms.lease()).isEqualTo(Duration.ofSeconds(20));
        assertThat(terms.newsletters())
                .containsEntry(
                        "daily", new NewsletterTerms(Optional.of("second"), Optional.of(Pace.parse("500 per minute"))))
                .containsEntry(
                        "weekly", new NewsletterTerms(Optional.empty(), Optional.of(Pace.parse("10 per second"))));
    }

    @Test
    void aRelayThatANewsletterNamesMustBeThere() {
        String daily = "masthead: D, cadence: \"daily 7:00\"\nrelay: ";
        assertThat(new Newsroom(folder)
                        .settings("relay.host: smtp.example.org, courier.lease: 1 second")
                        .newsletter("daily", daily + "secnd, pace: fast")
                        .faults())
                .contains("gazette.conf:1: courier.lease = \"1 second\" is not between 10 seconds and 10 minutes")
                .contains("daily.conf:2: relay = \"secnd\" is no relay: write relay, or add a file for it,"
                        + " config/relays/secnd.conf")
                .contains("daily.conf:2: pace = \"fast\" is no pace: write 10 per second");
        assertThat(new Newsroom(folder)
                        .settings("paper.name: P")
                        .file("config/relays/second.conf", "host: smtp.second.example")
                        .newsletter("daily", daily + "relay")
                        .faults())
                .contains(
                        "relay = \"relay\" is no relay: write second, or give the one of gazette.conf its relay.host");
    }

    @Test
    void theFilesOfRelaysAreChecked() {
        assertThat(new Newsroom(folder)
                        .file("config/relays/relay.conf", "host: a.example, pase: x")
                        .faults())
                .contains("relays/relay.conf: the file's name becomes that of the relay in the ledger")
                .contains("pase is no key: did you mean pace?");
        assertThat(new Newsroom(folder)
                        .file("config/relays/relay.conf", "port: 25, pace: fast, domain-paces: [gmail]")
                        .faults())
                .contains("host is missing: add host: \"smtp.example.org\"")
                .contains("pace = \"fast\" is no pace: write 10 per second")
                .contains("domain-paces holds \"gmail\" is no domain with its pace, such as gmail.com: 100 per minute");
    }

    @Test
    void whoReconcilesNeedsALog() {
        Newsroom newsroom = new Newsroom(folder)
                .settings("newsletters.unknown: reconcile")
                .newsletter("daily", "masthead: D, cadence: \"daily 07:00\"");

        assertThat(newsroom.faults())
                .contains("newsletter daily reconciles what is unknown with the relay's log: name it at relay.maillog");
        newsroom.settings(
                "newsletters.unknown: reconcile-or-hold, relay { host: a.example, maillog: /var/log/mail.log }");
        assertThat(newsroom.read().newsletters().get(0).unknown())
                .isEqualTo(Newsletter.UnknownPolicy.RECONCILE_OR_HOLD);
    }

    @Test
    void aPasswordComesFromTheEnvironmentOrFromAFile() {
        Newsroom newsroom = new Newsroom(folder).settings("relay { host: smtp.example.org, user: ada }");
        assertThat(newsroom.read(Map.of("GAZETTE_RELAY_PASSWORD", "hunter2"))
                        .relay()
                        .orElseThrow()
                        .password())
                .isEqualTo("hunter2");

        newsroom.settings("relay { host: smtp.example.org, user: ada, password-file: secrets/relay }")
                .file("secrets/relay", "hunter3\n");
        assertThat(newsroom.read().relay().orElseThrow().password()).isEqualTo("hunter3");
    }

    @Test
    void aPasswordIsNeverPrinted() {
        Settings settings = new Newsroom(folder).settings("""
                        storage { url: "jdbc:postgresql://db/news?password=hunter2", user: ada, password: hunter2 }
                        relay { host: smtp.example.org, user: ada, password: hunter2 }
                        """).read();

        assertThat(settings.relay()).isPresent();
        assertThat(settings.toString()).contains("jdbc:postgresql://db/news").doesNotContain("hunter2");
    }

    @Test
    void aNewsletterSaysTheRulesOfItsEditor() {
        Settings settings = new Newsroom(folder).newsletter("daily", """
                        masthead: Daily, cadence: "daily 07:00", sections: [World], other-sections: none
                        tags: [Rail Ways], languages: [en, de-CH], lead-tag: Top story, minimum: 3, below-minimum: skip
                        embargo: 30 minutes, late-news: 2 days, not-later-than: 3 hours, quiet-days: [Sunday, "12-25"]
                        updates: no, merge: no, draft-ahead: 2 hours, at-the-hour: if-approved
                        """).read();

        Rules rules = settings.newsletters().get(0).rules();
        assertThat(rules.quiet().on(LocalDate.of(2026, 12, 25))).contains("12-25");
        assertThat(rules)
                .usingRecursiveComparison()
                .ignoringFields("quiet")
                .isEqualTo(new Rules(
                        true,
                        List.of("rail-ways"),
                        List.of("en", "de-CH"),
                        "top-story",
                        Rules.Shortage.SKIP,
                        Duration.ofMinutes(30),
                        Duration.ofDays(2),
                        Duration.ofHours(3),
                        rules.quiet(),
                        false,
                        false,
                        new Rules.Desk(Duration.ofHours(2), Rules.AtTheHour.IF_APPROVED)));
    }

    @Test
    void rulesThatCannotBeAreNamedWithTheWayOut() {
        assertThat(new Newsroom(folder).newsletter("daily", """
                        masthead: Daily, cadence: "daily 07:00", sections: [], other-sections: none
                        below-minimum: pospone, quiet-days: [Sonntag], embargo: 2 days, at-the-hour: hold
                        """).faults())
                .contains("other-sections = \"none\" beside no sections leaves no story: list sections")
                .contains("below-minimum = \"pospone\" is none of postpone, send, skip: did you mean postpone?")
                .contains("quiet-days holds \"Sonntag\" is no day such as sunday, 12-25 or 2026-04-03")
                .contains("embargo = \"2 days\" is not between 0 minutes and 1 day")
                .contains("at-the-hour wants a draft: say at draft-ahead how long before the hour it is made");
    }
}
