package org.gazette.house;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gazette.delivery.RelaySettings;
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

    private Optional<RelaySettings> relay(Values values) {
        String host = values.one("relay.host", Meaning::host);
        int port = values.number("relay.port", 1, LAST_PORT);
        RelaySettings.Tls tls = values.one("relay.tls", Groups::tls);
        String user = values.line("relay.user");
        Secret password = passwords.of(values, "relay");
        int connections = values.number("relay.connections", 1, 100);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RelaySettings(
                    host, port, tls, user, password.words(), connections, RelaySettings.Timeouts.USUAL));
        } catch (IllegalArgumentException e) {
            values.fault("relay.host", " = \"" + host + "\" cannot be used so: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static RelaySettings.Tls tls(String words) {
        return RelaySettings.Tls.valueOf(Meaning.oneOf(words, TLS).toUpperCase(Locale.ROOT));
    }
}
