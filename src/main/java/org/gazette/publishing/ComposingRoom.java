package org.gazette.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.stories.Story;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.Editions;
import org.gazette.typesetting.Typesetter;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an issue is set in type: once for each variant that a reader has, and once for the archive. */
public final class ComposingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(ComposingRoom.class);

    private final Database database;
    private final Editor editor;
    private final Typesetter typesetter;
    private final Editions editions;
    private final Clock clock;

    public ComposingRoom(Database database, Editor editor, Typesetter typesetter, Editions editions, Clock clock) {
        this.database = database;
        this.editor = editor;
        this.typesetter = typesetter;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Editions for all readers, and what these had ahead.
     *
     * @param bundles that of every section first
     */
    record Printed(List<Bundle> bundles, Ahead ahead) {}

    /** The title of the issue of a date, in the newsletter's language. */
    String title(Newsletter newsletter, Digest digest, LocalDate date) {
        return typesetter.title(newsletter, digest, date, newsletter.language());
    }

    Makeup makeup(Newsletter newsletter, Issue issue, Digest digest) {
        return new Makeup(editor, newsletter, issue, digest);
    }

    /** What of a digest is for the readers of a variant. */
    Digest cut(Digest digest, Variant variant) {
        return typesetter.cut(digest, variant);
    }

    /** Sets an issue for a variant. @return empty when nothing of the digest is for its readers */
    Optional<Edition> set(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        return typesetter.set(newsletter, issue, digest, variant);
    }

    /** How many readers would get a mailing that was posted now. */
    int readers(Newsletter newsletter) {
        Audience audience = new Audience(newsletter, clock.instant());
        return database.read(audience::count);
    }

    /**
     * Sets an issue for all its readers, and keeps the editions. An edition that a run before this one kept is used as it
     * is, so that what is mailed is what the archive shows.
     *
     * @return the edition of every section in the newsletter's language first, also when nobody chose it
     */
    Printed print(Newsletter newsletter, Issue issue, Digest digest) {
        Makeup makeup = makeup(newsletter, issue, digest);
        Audience audience = new Audience(newsletter, clock.instant());
        Set<Long> returned = database.<Map<Long, Integer>, RuntimeException>read(audience::returned)
                .keySet();
        Ahead ahead = Ahead.of(database, newsletter.list(), makeup.stories(returned));
        List<Bundle> bundles = new ArrayList<>();
        variants(newsletter, makeup, audience, ahead).forEach((variant, readings) -> {
            Optional<Edition> edition = kept(newsletter, issue, makeup, variant);
            if (edition.isEmpty()) {
                LOG.info("{}: nothing in it for readers of {}", issue.slot(), variant);
            }
            bundles.add(new Bundle(variant, edition, readings));
        });
        Edition archive = bundles.get(0).edition().orElseThrow();
        database.run(handle -> editions.keep(handle, issue.id(), Editions.ARCHIVE, archive));
        return new Printed(bundles, ahead);
    }

    /** The same of what is no issue, and stands in no archive. */
    List<Bundle> fresh(Newsletter newsletter, Issue issue, Digest digest) {
        Makeup makeup = makeup(newsletter, issue, digest);
        List<Bundle> bundles = new ArrayList<>();
        variants(newsletter, makeup, new Audience(newsletter, clock.instant()), Ahead.NOTHING)
                .forEach((variant, readings) ->
                        bundles.add(new Bundle(variant, set(newsletter, issue, digest, variant), readings)));
        return bundles;
    }

    /** What a reader's letter depends on, and which variant that is of an issue. */
    Variant variant(Newsletter newsletter, Makeup makeup, Reading reading, Ahead ahead) {
        return without(makeup, reading.variant(newsletter), ahead, reading.told());
    }

    /**
     * A variant without what its readers had ahead, as far as it would be in it.
     *
     * @param told bits of {@code ahead}
     */
    Variant without(Makeup makeup, Variant variant, Ahead ahead, long told) {
        if (told == 0) {
            return variant;
        }
        List<Long> theirs = cut(makeup.since(variant.since()), variant).stories().stream()
                .map(Story::number)
                .toList();
        List<Long> all = new ArrayList<>(variant.told());
        all.addAll(ahead.stories(told, theirs));
        return variant.told(all);
    }

    /** An edition as it was kept, of an issue that was posted. */
    Optional<Edition> kept(Issue issue, String variant) {
        return editions.of(issue.id(), variant);
    }

    void keep(Handle handle, Issue issue, String variant, Edition edition) {
        editions.keep(handle, issue.id(), variant, edition);
    }

    private Optional<Edition> kept(Newsletter newsletter, Issue issue, Makeup makeup, Variant variant) {
        Optional<Edition> before = editions.of(issue.id(), variant.toString());
        if (before.isPresent()) {
            return before;
        }
        Optional<Edition> edition = set(newsletter, issue, makeup.since(variant.since()), variant);
        edition.ifPresent(
                fresh -> database.run(handle -> editions.keep(handle, issue.id(), variant.toString(), fresh)));
        return edition;
    }

    /** Who had something ahead, or missed something, is sure of a letter without it too: the plain one of the same choice. */
    private Map<Variant, List<Reading>> variants(Newsletter newsletter, Makeup makeup, Audience audience, Ahead ahead) {
        Map<Variant, List<Reading>> variants = new LinkedHashMap<>();
        variants.put(Choices.everything(newsletter), new ArrayList<>());
        Set<Reading> readings = new LinkedHashSet<>(
                database.<Map<Reading, Long>, RuntimeException>read(handle -> audience.readings(handle, ahead))
                        .keySet());
        List.copyOf(readings).forEach(reading -> readings.add(reading.plain()));
        for (Reading reading : readings) {
            variants.computeIfAbsent(variant(newsletter, makeup, reading, ahead), variant -> new ArrayList<>())
                    .add(reading);
        }
        return variants;
    }
}
