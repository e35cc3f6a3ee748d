package org.gazette.house;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;

/** Reads each group of keys of {@code config/gazette.conf} into its record. */
final class Groups {
    private static final int LAST_PORT = 65_535;
    private static final List<String> TLS = List.of("required", "implicit", "optional", "none");

    private final Passwords passwords;

    /** @param folder what relative paths are relative to */
    Groups(Path folder) {
        this.passwords = new Passwords(folder);
    }

    /** All but the newsletters, which have files of their own. */
    Settings settings(Values values) {
        return new Settings(
                paper(values),
                site(values),
                new Settings.Source(values.one("source.url", Meaning::address)),
                storage(values),
                relay(values),
                new Settings.Feeds(values.number("feeds.newest", 1, 500)),
                courier(values),
                List.of());
    }

    Settings with(Settings settings, List<Newsletter> newsletters) {
        return new Settings(
                settings.paper(),
                settings.site(),
                settings.source(),
                settings.storage(),
                settings.relay(),
                settings.feeds(),
                settings.courier(),
                newsletters);
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
        return new Settings.Site(url, values.number("site.port", 1, LAST_PORT));
    }

    private Settings.Storage storage(Values values) {
        return new Settings.Storage(
                values.one("storage.url", Meaning::database),
                values.line("storage.user"),
                passwords.of(values, "storage"));
    }

    private Optional<Settings.Relay> relay(Values values) {
        Settings.Relay relay = new Settings.Relay(
                values.one("relay.host", Meaning::host),
                values.number("relay.port", 1, LAST_PORT),
                values.one("relay.tls", words -> Meaning.oneOf(words, TLS)),
                values.line("relay.user"),
                passwords.of(values, "relay"),
                values.number("relay.connections", 1, 100));
        if (!relay.user().isEmpty() && relay.password().isEmpty()) {
            values.fault("relay.user", " has no password: set relay.password-file or GAZETTE_RELAY_PASSWORD");
        }
        return relay.host().isEmpty() ? Optional.empty() : Optional.of(relay);
    }

    private static Settings.Courier courier(Values values) {
        return new Settings.Courier(
                values.duration("courier.every", Duration.ofSeconds(1), Duration.ofHours(1)),
                values.number("courier.batch", 1, 10_000));
    }
}
