package org.gazette.house;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gazette.delivery.NewsletterTerms;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.LetterTerms;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.stories.Section;
import org.gazette.text.Slug;

/** Reads the keys of a newsletter. */
final class NewsletterGroup {
    private static final int MOST_STORIES = 500;
    private static final List<String> POLICIES = List.of("resend", "hold", "reconcile", "reconcile-or-hold");
    private static final Duration HOUR = Duration.ofHours(1);

    private final BiFunction<String, ZoneId, Cadence> cadences;

    NewsletterGroup(BiFunction<String, ZoneId, Cadence> cadences) {
        this.cadences = cadences;
    }

    /** The name that a file gives its newsletter: {@code newsletters/daily.conf} is {@code daily}. */
    String name(Path file, Faults faults) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
        if (!Slug.of(name).equals(name)) {
            faults.in(
                    file,
                    "the file's name becomes an address: use a-z, 0-9 and hyphens, such as "
                            + Slug.ofOr(name, "newsletter") + ".conf");
        }
        return name;
    }

    /** The keys that say what its letters are given beside its stories. */
    LetterTerms letters(Values values) {
        return new LetterTerms(yes(values, "count-clicks"), yes(values, "welcome-issue"));
    }

    private static boolean yes(Values values, String key) {
        return values.one(key, words -> Meaning.oneOf(words, List.of("yes", "no")))
                .equals("yes");
    }

    Newsletter read(String name, Values values) {
        ZoneId zone = values.one("zone", Meaning::zone);
        return new Newsletter(
                name,
                values.one("masthead", Meaning::filledLine),
                values.line("description"),
                values.one("cadence", words -> cadences.apply(Meaning.filledLine(words), zone)),
                values.one("language", Meaning::language),
                sections(values),
                minimum(values),
                values.number("maximum", 1, MOST_STORIES),
                values.duration("first-window", HOUR, Duration.ofDays(366)),
                values.one("title", Meaning::title),
                values.one("sender", Mailbox::parse),
                values.one("reply-to", NewsletterGroup::mailbox),
                values.line("postal-address"),
                values.duration("patience", HOUR, Duration.ofDays(3)),
                values.one("unknown", NewsletterGroup::policy),
                RulesGroup.read(values));
    }

    /**
     * By which way its letters go.
     *
     * @param relays the names that there are; with none, whatever is said is taken
     */
    NewsletterTerms way(Values values, List<String> relays) {
        return new NewsletterTerms(
                values.one("relay", words -> relay(words, relays)), values.one("pace", RelayGroup::pace));
    }

    private static Optional<String> relay(String words, List<String> relays) {
        String name = words.strip();
        Meaning.require(
                name.isEmpty() || relays.isEmpty() || relays.contains(name),
                words,
                "is no relay: write " + String.join(" or ", relays)
                        + (name.equals(RelayGroup.FIRST)
                                ? ", or give the one of gazette.conf its relay.host"
                                : ", or add a file for it, config/relays/" + Slug.ofOr(name, "second") + ".conf"));
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static List<String> sections(Values values) {
        return Groups.sections(values, "sections").stream().map(Section::slug).toList();
    }

    private static int minimum(Values values) {
        int minimum = values.number("minimum", 1, MOST_STORIES);
        if (minimum > values.number("maximum", 1, MOST_STORIES)) {
            values.fault("minimum", " = " + minimum + " is more than maximum");
        }
        return minimum;
    }

    private static Optional<Mailbox> mailbox(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(Mailbox.parse(words));
    }

    private static UnknownPolicy policy(String words) {
        return UnknownPolicy.valueOf(
                Meaning.oneOf(words, POLICIES).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
