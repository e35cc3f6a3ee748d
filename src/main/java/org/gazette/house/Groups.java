package org.gazette.house;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gazette.delivery.CourierTerms;
import org.gazette.delivery.NewsletterTerms;
import org.gazette.delivery.SigningKeys;
import org.gazette.feeds.OwnFeed;
import org.gazette.newsletters.LetterTerms;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;

/** Reads each group of keys of {@code config/gazette.conf} into its record. */
final class Groups {
    private static final int LAST_PORT = 65_535;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private final Path folder;
    private final Passwords passwords;
    private final RelayGroup relays;

    private final Map<String, LetterTerms> letters;

    /**
     * Groups of a home.
     *
     * @param folder what relative paths are relative to
     * @param letters by newsletter; filled while the files of the newsletters are read
     */
    Groups(Path folder, Map<String, LetterTerms> letters) {
        this.folder = folder;
        this.letters = Collections.unmodifiableMap(letters);
        this.passwords = new Passwords(folder);
        this.relays = new RelayGroup(folder);
    }

    /** All but the newsletters, which have files of their own. */
    Settings settings(Values values) {
        return new Settings(
                paper(values),
                site(values),
                new Settings.Source(values.one("source.url", Meaning::address)),
                storage(values),
                relays.first(values).stream().toList(),
                new CourierTerms(values.duration("courier.lease", SHORTEST_LEASE, LONGEST_LEASE), Map.of()),
                dkim(values),
                limits(values),
                values.all("metrics.from", Meaning::network),
                hub(values),
                values.one("publish.folder", this::path),
                bucket(values),
                subscribe(values),
                returns(values),
                retention(values),
                Map.of(),
                List.of());
    }

    Settings with(
            Settings settings,
            List<Settings.Relay> relays,
            Map<String, OwnFeed> feeds,
            List<Newsletter> newsletters,
            Map<String, NewsletterTerms> ways) {
        return new Settings(
                settings.paper(),
                settings.site(),
                settings.source(),
                settings.storage(),
                relays,
                new CourierTerms(settings.courier().lease(), ways),
                settings.dkim(),
                settings.limits(),
                settings.metricsFrom(),
                settings.hub(),
                settings.publishFolder(),
                settings.bucket(),
                settings.subscribe(),
                settings.returns(),
                settings.retention(),
                feeds,
                newsletters);
    }

    private Settings.Subscribe subscribe(Values values) {
        return new Settings.Subscribe(
                values.one(
                        "subscribe.open",
                        words -> Meaning.oneOf(words, List.of("yes", "no")).equals("yes")),
                values.one("subscribe.wording", Meaning::line),
                values.number("subscribe.per-network", 1, 1_000_000),
                values.number("subscribe.per-domain", 1, 1_000_000),
                values.all("subscribe.origins", Meaning::origin),
                letters);
    }

    private Settings.Returns returns(Values values) {
        String host = values.one("mailbox.host", Meaning::host);
        Settings.Mailbox mailbox = new Settings.Mailbox(
                host,
                values.one(
                        "mailbox.protocol", words -> Meaning.oneOf(words, List.of("imaps", "imap", "pop3s", "pop3"))),
                values.number("mailbox.port", 1, LAST_PORT),
                values.line("mailbox.user"),
                passwords.of(values, "mailbox"));
        Settings.Returns returns = new Settings.Returns(
                values.one("returns.domain", Meaning::host),
                values.number("returns.port", 0, LAST_PORT),
                values.one("returns.listen-on", Meaning::network),
                host.isEmpty() ? Optional.empty() : Optional.of(mailbox));
        if (returns.port() > 0 && returns.domain().isEmpty()) {
            values.fault("returns.port", " = " + returns.port() + " without a returns.domain: name the domain");
        }
        return returns;
    }

    private static Settings.Retention retention(Values values) {
        return new Settings.Retention(
                values.duration("retention.sign-ups", Duration.ofDays(3), Duration.ofDays(365)),
                values.duration("retention.returned", Duration.ofDays(1), Duration.ofDays(365)),
                values.duration("retention.attempts", Duration.ofDays(3), Duration.ofDays(3650)));
    }

    private static Settings.Paper paper(Values values) {
        return new Settings.Paper(
                values.one("paper.name", Meaning::filledLine),
                values.line("paper.motto"),
                values.one("paper.language", Meaning::language),
                values.one("paper.zone", Meaning::zone),
                values.line("paper.copyright"),
                sections(values, "paper.sections"),
                values.one("paper.home-section", Groups::section),
                values.one("paper.since", Meaning::date));
    }

    /** Sections by name, each with an address of its own. */
    static List<Section> sections(Values values, String key) {
        List<Section> sections = values.all(key, Groups::section);
        Set<String> slugs = new HashSet<>();
        for (Section section : sections) {
            if (!slugs.add(section.slug())) {
                values.fault(key, " holds two sections with the address " + section.slug() + ": keep one");
            }
        }
        return sections;
    }

    private static Section section(String name) {
        return Section.named(Meaning.filledLine(name));
    }

    private static Settings.Site site(Values values) {
        URI url = values.one("site.url", Meaning::address);
        return new Settings.Site(
                url,
                values.number("site.port", 1, LAST_PORT),
                values.all("site.proxies", Meaning::network),
                values.one("site.memory", words -> Meaning.megabytes(words, 8, 4096)),
                moved(values));
    }

    private static Map<String, String> moved(Values values) {
        Map<String, String> moved = new TreeMap<>();
        for (Map.Entry<String, String> one : values.all("site.moved", Meaning::move)) {
            if (moved.put(one.getKey(), one.getValue()) != null) {
                values.fault("site.moved", " names " + one.getKey() + " twice: keep one");
            }
        }
        return moved;
    }

    private Optional<SigningKeys> dkim(Values values) {
        String domain = values.one("dkim.domain", Meaning::mailDomain);
        String keys = values.one("dkim.keys", Meaning::filledLine);
        return domain.isEmpty() ? Optional.empty() : Optional.of(new SigningKeys(domain, folder.resolve(keys)));
    }

    private static Settings.Limits limits(Values values) {
        return new Settings.Limits(
                values.number("limits.full-answers", 2, 1_000_000_000),
                values.duration("limits.within", Duration.ofHours(1), Duration.ofDays(7)));
    }

    private static Settings.Hub hub(Values values) {
        return new Settings.Hub(
                values.one(
                        "hub.own",
                        words -> Meaning.oneOf(words, List.of("yes", "no")).equals("yes")),
                values.all("hub.others", Meaning::hub),
                values.all("hub.networks", Meaning::network));
    }

    private Optional<Settings.Bucket> bucket(Values values) {
        Optional<URI> endpoint = values.one(
                "bucket.endpoint", words -> words.isBlank() ? Optional.empty() : Optional.of(Meaning.address(words)));
        Settings.Bucket bucket = new Settings.Bucket(
                endpoint.orElse(URI.create("https://localhost/")),
                values.one("bucket.region", Meaning::filledLine),
                values.line("bucket.name"),
                values.line("bucket.prefix"),
                values.one(
                        "bucket.coding",
                        words -> Meaning.oneOf(words, List.of("gzip", "identity"))
                                .equals("gzip")),
                values.line("bucket.key"),
                passwords.of(values, "bucket"));
        if (endpoint.isPresent() && bucket.name().isEmpty()) {
            values.fault("bucket.name", " = \"\" beside a bucket.endpoint: name the bucket");
        } else if (endpoint.isPresent()) {
            fit(values, bucket);
        }
        return endpoint.map(there -> bucket);
    }

    /** What the object store asks of its names, and that there is a key. */
    private static void fit(Values values, Settings.Bucket bucket) {
        try {
            bucket.reached();
        } catch (IllegalArgumentException e) {
            values.fault("bucket.endpoint", " is set, and " + e.getMessage());
        }
    }

    private Optional<Path> path(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(folder.resolve(words.strip()));
    }

    private Settings.Storage storage(Values values) {
        return new Settings.Storage(
                values.one("storage.url", Meaning::database),
                values.line("storage.user"),
                passwords.of(values, "storage"));
    }
}
