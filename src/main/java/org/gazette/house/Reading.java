package org.gazette.house;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.gazette.delivery.NewsletterTerms;
import org.gazette.delivery.SigningKeys;
import org.gazette.feeds.OwnFeed;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.LetterTerms;
import org.gazette.newsletters.Newsletter;

/**
 * Reads all files of a home.
 *
 * <p>The built-in files are read first, for the keys that there are; so a file may have a key exactly when something
 * here asks for it.
 */
final class Reading {
    private static final String SAMPLE = "config/newsletters/daily.conf";
    private static final String SAMPLE_FEED = "config/feeds/in-brief.conf";
    private static final String GROUP = "newsletters";
    /** What is said to one relay only. */
    private static final List<String> LOGIN =
            List.of("host", "user", "password", "password-file", "maillog", "warm-up");

    private final Faults faults = new Faults();
    private final Map<String, LetterTerms> letters = new TreeMap<>();
    private final Map<String, NewsletterTerms> ways = new TreeMap<>();
    private final Home home;
    private final Sources sources;
    private final Groups groups;
    private final NewsletterGroup newsletter;
    private final FeedGroup feed = new FeedGroup();
    private final RelayGroup relay;
    private final Config builtIn = Sources.builtIn(Home.SETTINGS).resolve(ConfigResolveOptions.noSystem());
    private final Config sample = Sources.builtIn(SAMPLE)
            .withFallback(builtIn.getConfig(GROUP))
            .withFallback(builtIn)
            .resolve(ConfigResolveOptions.noSystem());

    private final Config sampleFeed =
            Sources.builtIn(SAMPLE_FEED).withFallback(builtIn).resolve(ConfigResolveOptions.noSystem());

    Reading(Home home, Map<String, String> environment, BiFunction<String, ZoneId, Cadence> cadences) {
        this.home = home;
        this.sources = new Sources(environment, faults);
        this.groups = new Groups(home.folder(), letters);
        this.relay = new RelayGroup(home.folder());
        this.newsletter = new NewsletterGroup(cadences);
    }

    Settings settings() {
        Config house = house();
        Settings settings = groups.settings(values(house, builtIn, home.settings(), ""));
        checkHouseWide(house);
        Map<String, OwnFeed> feeds = new TreeMap<>();
        home.feeds().forEach(file -> feeds.put(feed.name(file, faults), feed(file, house)));
        List<Settings.Relay> relays = new ArrayList<>(settings.relays());
        home.relays().forEach(file -> relay(file, house).ifPresent(relays::add));
        List<Newsletter> newsletters =
                home.newsletters().stream().map(file -> newsletter(file, house)).toList();
        requireLog(relays, newsletters);
        settings.dkim().ifPresent(keys -> requireSender(keys, newsletters));
        faults.raise();
        return groups.with(settings, relays, feeds, newsletters, ways);
    }

    /** The settings of the home over the built-in ones. */
    private Config house() {
        Path file = home.settings();
        Config own = Shape.fitting(sources.own(file), houseKeys(), builtIn, file, faults);
        return sources.resolved(own.withFallback(Sources.builtIn(Home.SETTINGS)), file, builtIn);
    }

    private Set<String> houseKeys() {
        Values values = values(builtIn, builtIn, home.settings(), "");
        groups.settings(values);
        Set<String> keys = new HashSet<>(values.asked());
        newsletterKeys().stream()
                .map(key -> GROUP + "." + key)
                .filter(builtIn::hasPath)
                .forEach(keys::add);
        return keys;
    }

    private Set<String> newsletterKeys() {
        Values values = values(sample, sample, home.settings(), "");
        newsletter.read("daily", values);
        newsletter.letters(values);
        newsletter.way(values, List.of());
        return values.asked();
    }

    /** A fault in what all newsletters share is found even where each has a value of its own. */
    private void checkHouseWide(Config house) {
        Values values = values(house.getConfig(GROUP).withFallback(sample), sample, home.settings(), GROUP + ".");
        newsletter.read("daily", values);
        newsletter.way(values, relayNames(house));
        newsletter.letters(values);
    }

    /** Those that mail may go by; with no relay at all, letters become files under the name of the first. */
    private List<String> relayNames(Config house) {
        List<String> names = new ArrayList<>();
        if (home.relays().isEmpty()
                || !house.getString(RelayGroup.FIRST + ".host").isBlank()) {
            names.add(RelayGroup.FIRST);
        }
        home.relays().forEach(file -> names.add(RelayGroup.nameOf(file)));
        return names;
    }

    private Newsletter newsletter(Path file, Config house) {
        Config own = Shape.fitting(sources.own(file), newsletterKeys(), sample, file, faults);
        requireOwn(own, file);
        Config open =
                own.withFallback(house.getConfig(GROUP)).withFallback(house).withFallback(sample);
        Config merged = sources.resolved(open, file, sample);
        Values values = values(merged, sample, file, "");
        Newsletter read = newsletter.read(newsletter.name(file, faults), values);
        ways.put(read.name(), newsletter.way(values, relayNames(house)));
        letters.put(read.name(), newsletter.letters(values));
        return read;
    }

    /** A relay with a file of its own, which starts from the group of the first one, but for how to log in. */
    private Optional<Settings.Relay> relay(Path file, Config house) {
        Config standIn = builtIn.getConfig(RelayGroup.FIRST).withFallback(builtIn);
        Values keys = values(standIn, standIn, file, "");
        relay.read(RelayGroup.FIRST, "", keys);
        Set<String> asked = new HashSet<>(keys.asked());
        asked.remove("paper.zone");
        Config own = Shape.fitting(sources.own(file), asked, standIn, file, faults);
        if (!own.root().isEmpty() && !own.root().containsKey("host")) {
            faults.in(file, "host is missing: add host: \"smtp.example.org\"");
        }
        Config shared = house.getConfig(RelayGroup.FIRST);
        for (String mine : LOGIN) {
            shared = shared.withoutPath(mine);
        }
        Config merged =
                sources.resolved(own.withFallback(shared).withFallback(house).withFallback(standIn), file, standIn);
        return relay.read(relay.name(file, faults), "", values(merged, standIn, file, ""));
    }

    /** Who reconciles must have something to reconcile with. */
    private void requireLog(List<Settings.Relay> relays, List<Newsletter> newsletters) {
        boolean log = relays.stream().anyMatch(one -> one.maillog().isPresent());
        newsletters.stream()
                .filter(one -> one.unknown().asksForEvidence() && !log)
                .findFirst()
                .ifPresent(one -> faults.in(
                        home.settings(),
                        "newsletter " + one.name()
                                + " reconciles what is unknown with the relay's log: name it at relay.maillog"));
    }

    /** What is signed must be signed for its sender. */
    private void requireSender(SigningKeys keys, List<Newsletter> newsletters) {
        newsletters.stream()
                .filter(one -> !keys.signsFor(one.sender().address().domain()))
                .forEach(one -> faults.in(
                        home.settings(),
                        "dkim.domain = \"" + keys.domain() + "\" cannot sign for newsletter " + one.name()
                                + ", whose sender is " + one.sender().address()
                                + ": name the sender's domain, or one above it"));
    }

    private OwnFeed feed(Path file, Config house) {
        Values keys = values(sampleFeed, sampleFeed, file, "");
        feed.read(keys);
        Config own = Shape.fitting(sources.own(file), keys.asked(), sampleFeed, file, faults);
        if (!own.root().isEmpty() && !own.root().containsKey("title")) {
            faults.in(
                    file,
                    "title is missing: add title: "
                            + sampleFeed.getValue("title").render());
        }
        Config merged = sources.resolved(own.withFallback(house).withFallback(sampleFeed), file, sampleFeed);
        return feed.read(values(merged, sampleFeed, file, ""));
    }

    /** What has no house-wide value, each newsletter must say itself. */
    private void requireOwn(Config own, Path file) {
        newsletterKeys().stream()
                .filter(key -> !builtIn.hasPath(GROUP + "." + key))
                .filter(key -> !own.root().isEmpty() && !own.root().containsKey(key))
                .forEach(key -> faults.in(file, key + " is missing: add " + key + ": " + example(key)));
    }

    private String example(String key) {
        return sample.getValue(key).render();
    }

    private Values values(Config values, Config standIn, Path file, String group) {
        return new Values(values, standIn, file, group, faults);
    }
}
