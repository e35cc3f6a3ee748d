package org.gazette.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.subscribers.Subscribers;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.Editions;
import org.gazette.typesetting.Typesetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an issue is set in type: once for each variant that a reader chose, and once for the archive. */
public final class ComposingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(ComposingRoom.class);

    private final Database database;
    private final Subscribers subscribers;
    private final Typesetter typesetter;
    private final Editions editions;

    public ComposingRoom(Database database, Subscribers subscribers, Typesetter typesetter, Editions editions) {
        this.database = database;
        this.subscribers = subscribers;
        this.typesetter = typesetter;
        this.editions = editions;
    }

    /** The title of the issue of a date, in the newsletter's language. */
    String title(Newsletter newsletter, Digest digest, LocalDate date) {
        return typesetter.title(newsletter, digest, date, newsletter.language());
    }

    /** What of a digest is for the readers of a variant. */
    Digest cut(Digest digest, Variant variant) {
        return typesetter.cut(digest, variant);
    }

    /** Sets an issue for a variant. @return empty when nothing of the digest is for its readers */
    Optional<Edition> set(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        return typesetter.set(newsletter, issue, digest, variant);
    }

    /**
     * Sets an issue for all its active readers, and keeps the editions. An edition that a run before this one kept is used
     * as it is, so that what is mailed is what the archive shows.
     *
     * @return the edition of every section in the newsletter's language first, also when nobody chose it
     */
    List<Bundle> bundles(Newsletter newsletter, Issue issue, Digest digest) {
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<Variant, List<Subscribers.Choice>> choices :
                variants(newsletter).entrySet()) {
            Variant variant = choices.getKey();
            Optional<Edition> edition = kept(newsletter, issue, digest, variant);
            if (edition.isEmpty()) {
                LOG.info("{}: nothing in it for readers of {}", issue.slot(), variant);
            }
            bundles.add(new Bundle(variant, edition, choices.getValue()));
        }
        Edition archive = bundles.get(0).edition().orElseThrow();
        database.run(handle -> editions.keep(handle, issue.id(), Editions.ARCHIVE, archive));
        return bundles;
    }

    private Optional<Edition> kept(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        Optional<Edition> before = editions.of(issue.id(), variant.toString());
        if (before.isPresent()) {
            return before;
        }
        Optional<Edition> edition = set(newsletter, issue, digest, variant);
        edition.ifPresent(
                fresh -> database.run(handle -> editions.keep(handle, issue.id(), variant.toString(), fresh)));
        return edition;
    }

    private Map<Variant, List<Subscribers.Choice>> variants(Newsletter newsletter) {
        Map<Variant, List<Subscribers.Choice>> variants = new LinkedHashMap<>();
        variants.put(new Variant(List.of(), newsletter.language()), new ArrayList<>());
        for (Subscribers.Choice choice : subscribers.choices(newsletter.name())) {
            variants.computeIfAbsent(variant(newsletter, choice), variant -> new ArrayList<>())
                    .add(choice);
        }
        return variants;
    }

    private static Variant variant(Newsletter newsletter, Subscribers.Choice choice) {
        Locale language =
                choice.language().isEmpty() ? newsletter.language() : Locale.forLanguageTag(choice.language());
        return new Variant(choice.slugs(), language);
    }
}
