package org.gazette.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gazette.delivery.Pace;
import org.gazette.delivery.RelaySettings;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.WarmUp;
import org.gazette.text.Slug;

/** Reads the keys of a relay: of the group {@code relay}, and of a file of its own. */
final class RelayGroup {
    /** The name of the relay that the group is. */
    static final String FIRST = "relay";

    private static final int LAST_PORT = 65_535;
    private static final List<String> TLS = List.of("required", "implicit", "optional", "none");

    private final Path folder;

    /** @param folder what relative paths are relative to */
    RelayGroup(Path folder) {
        this.folder = folder;
    }

    /** The name that a file gives its relay: {@code relays/second.conf} is {@code second}. */
    String name(Path file, Faults faults) {
        String name = nameOf(file);
        if (!Slug.of(name).equals(name) || name.equals(FIRST)) {
            faults.in(
                    file,
                    "the file's name becomes that of the relay in the ledger, where «" + FIRST
                            + "» is the one of gazette.conf: use a-z, 0-9 and hyphens, such as second.conf");
        }
        return name;
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
    }

    /** The relay of the group; empty while it has no host. */
    Optional<Settings.Relay> first(Values values) {
        return read(FIRST, "relay.", values);
    }

    /**
     * @param prefix what stands before each key
     * @return empty when there is no host, or a fault was noted
     */
    Optional<Settings.Relay> read(String name, String prefix, Values values) {
        String host = values.one(prefix + "host", Meaning::host);
        int port = values.number(prefix + "port", 1, LAST_PORT);
        RelaySettings.Tls tls = values.one(prefix + "tls", RelayGroup::tls);
        String user = values.line(prefix + "user");
        Secret password = new Passwords(folder).read(values, prefix);
        int connections = values.number(prefix + "connections", 1, 100);
        RelayTerms terms = terms(name, prefix, values);
        Optional<Path> log = values.one(prefix + "maillog", this::path);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        try {
            RelaySettings settings = new RelaySettings(
                    host, port, tls, user, password.words(), connections, RelaySettings.Timeouts.USUAL);
            return Optional.of(new Settings.Relay(settings, terms, log));
        } catch (IllegalArgumentException e) {
            values.fault(prefix + "host", " = \"" + host + "\" cannot be used so: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static RelayTerms terms(String name, String prefix, Values values) {
        return new RelayTerms(
                name,
                values.number(prefix + "weight", 0, 1000),
                values.one(prefix + "pace", RelayGroup::pace),
                values.one(prefix + "domain-pace", RelayGroup::pace),
                domains(prefix + "domain-paces", values),
                warmUp(prefix, values));
    }

    static Optional<Pace> pace(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(Pace.parse(words));
    }

    private static Map<String, Pace> domains(String key, Values values) {
        Map<String, Pace> paces = new TreeMap<>();
        for (Map.Entry<String, Pace> one : values.all(key, Meaning::domainPace)) {
            if (paces.put(one.getKey(), one.getValue()) != null) {
                values.fault(key, " names " + one.getKey() + " twice: keep one");
            }
        }
        return paces;
    }

    private static Optional<WarmUp> warmUp(String prefix, Values values) {
        List<Integer> most = values.all(prefix + "warm-up", words -> Meaning.number(words, 1, 1_000_000_000));
        WarmUp plan = new WarmUp(
                values.one(prefix + "warm-up-since", Meaning::date), values.one("paper.zone", Meaning::zone), most);
        return most.isEmpty() ? Optional.empty() : Optional.of(plan);
    }

    private Optional<Path> path(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(folder.resolve(words.strip()));
    }

    private static RelaySettings.Tls tls(String words) {
        return RelaySettings.Tls.valueOf(Meaning.oneOf(words, TLS).toUpperCase(Locale.ROOT));
    }
}
