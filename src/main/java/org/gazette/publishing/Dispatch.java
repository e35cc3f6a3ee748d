package org.gazette.publishing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gazette.delivery.Letter;
import org.gazette.delivery.LetterPress;
import org.gazette.delivery.Mailing;
import org.gazette.delivery.Outbox;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.LocalHour;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.storage.Database;
import org.gazette.typesetting.Edition;
import org.jdbi.v3.core.Handle;

/**
 * Posts an issue: its letters, one envelope for each reader, and the note that it is posted, in one transaction. Readers who
 * want it at a later hour of their own are in mailings that are held until then, one for each moment.
 */
public final class Dispatch {
    private final Database database;
    private final Issues issues;
    private final LetterPress letterPress;
    private final Outbox outbox;
    private final Function<Newsletter, Optional<CountedLinks>> counters;
    private final Clock clock;

    public Dispatch(Database database, Issues issues, LetterPress letterPress, Outbox outbox, Clock clock) {
        this(database, issues, letterPress, outbox, newsletter -> Optional.empty(), clock);
    }

    /** @param counters by which the links of a newsletter's letters lead, if they are counted */
    public Dispatch(
            Database database,
            Issues issues,
            LetterPress letterPress,
            Outbox outbox,
            Function<Newsletter, Optional<CountedLinks>> counters,
            Clock clock) {
        this.database = database;
        this.issues = issues;
        this.letterPress = letterPress;
        this.outbox = outbox;
        this.counters = counters;
        this.clock = clock;
    }

    /** An edition as it would be posted. */
    Letter compose(Newsletter newsletter, Issue issue, Edition edition) {
        return letterPress.compose(newsletter, issue, edition);
    }

    /** Writes down where the counted links of editions lead, in the transaction that posts their letters. */
    void keepLinks(Handle handle, Newsletter newsletter, Issue issue, List<Edition> editions) {
        counters.apply(newsletter).ifPresent(links -> links.keep(handle, issue, editions));
    }

    /** An edition as it is posted: the archive keeps its links, the letter may have counted ones. */
    Letter letter(Newsletter newsletter, Issue issue, Edition edition) {
        return compose(
                newsletter,
                issue,
                counters.apply(newsletter)
                        .map(links -> links.counted(issue, edition))
                        .orElse(edition));
    }

    /** @return how many envelopes were addressed; empty when another press run posted the issue before this one */
    OptionalInt post(Newsletter newsletter, Issue issue, ComposingRoom.Printed printed) {
        Instant now = clock.instant();
        List<Edition> editions = printed.bundles().stream()
                .flatMap(bundle -> bundle.edition().stream())
                .toList();
        List<Parcel> parcels = parcels(newsletter, issue, printed.bundles());
        return database.write(handle -> {
            if (!issues.posted(handle, issue)) {
                return OptionalInt.empty();
            }
            keepLinks(handle, newsletter, issue, editions);
            return OptionalInt.of(post(handle, newsletter, issue, parcels, printed.ahead(), now));
        });
    }

    /**
     * Posts an alert.
     *
     * @param name of its mailing, by which there is one of a story
     * @param bundles that of every section first
     * @return how many envelopes were addressed; empty when it was sent before
     */
    OptionalInt alert(Newsletter newsletter, Issue issue, String name, long story, List<Bundle> bundles) {
        Instant now = clock.instant();
        Mailing mailing = mailing(newsletter, name, now);
        List<Parcel> parcels = parcels(newsletter, issue, bundles);
        return database.write(handle -> {
            long id = outbox.open(handle, mailing);
            if (!Ahead.note(handle, newsletter.list(), story, id)) {
                return OptionalInt.empty();
            }
            List<Audience.Pick> picks = picks(handle, id, parcels);
            int envelopes = new Audience(newsletter, now).freeze(handle, id, picks, 0, Ahead.NOTHING);
            outbox.addressed(handle, id, envelopes);
            return OptionalInt.of(envelopes);
        });
    }

    private int post(
            Handle handle, Newsletter newsletter, Issue issue, List<Parcel> parcels, Ahead ahead, Instant now) {
        Audience audience = new Audience(newsletter, now);
        audience.miss(handle, issue.id(), List.of());
        long id = outbox.open(handle, mailing(newsletter, issue.slot(), now));
        List<Audience.Pick> picks = picks(handle, id, parcels);
        List<Long> mailings = new ArrayList<>(waves(handle, newsletter, issue, audience, now));
        int envelopes = audience.freeze(handle, id, picks, mailings.isEmpty() ? 0 : issue.id(), ahead);
        int later = mailings.stream().mapToInt(wave -> closed(handle, wave)).sum();
        outbox.addressed(handle, id, envelopes - later);
        mailings.add(id);
        audience.miss(handle, issue.id(), mailings);
        audience.nothing(handle, picks, ahead)
                .forEach((variant, readers) -> handle.execute(
                        "insert into nothing_for (issue, variant, readers) values (?, ?, ?)",
                        issue.id(),
                        variant.toString(),
                        readers));
        audience.catchUp(handle, mailings);
        return envelopes;
    }

    /** Opens a mailing for each moment to come that readers want. @return their numbers */
    private Collection<Long> waves(Handle handle, Newsletter newsletter, Issue issue, Audience audience, Instant now) {
        Map<Instant, Long> mailings = new HashMap<>();
        for (Audience.Hour hour : audience.hours(handle)) {
            Instant moment = moment(newsletter, issue, hour);
            if (moment.isAfter(now)) {
                long mailing = mailings.computeIfAbsent(moment, at -> {
                    long id = outbox.open(handle, mailing(newsletter, wave(issue, at), at));
                    outbox.hold(handle, id, at);
                    return id;
                });
                handle.execute(
                        "insert into wave (issue, local_hour, zone, mailing) values (?, ?, ?, ?)",
                        issue.id(),
                        hour.hour(),
                        hour.zone(),
                        mailing);
            }
        }
        return mailings.values();
    }

    /** When the issue leaves for readers who want an hour. */
    static Instant moment(Newsletter newsletter, Issue issue, Audience.Hour hour) {
        Slot slot = new Slot(issue.newsletter(), issue.date(), issue.openedAt());
        return new LocalHour(hour.hour(), zone(newsletter, hour.zone())).of(newsletter.cadence(), slot);
    }

    /** A zone that this Java does not know is as if there was none. */
    static ZoneId zone(Newsletter newsletter, String name) {
        try {
            return name.isEmpty() ? newsletter.cadence().zone() : ZoneId.of(name);
        } catch (DateTimeException e) {
            return newsletter.cadence().zone();
        }
    }

    private static String wave(Issue issue, Instant at) {
        return issue.slot() + "/at-" + at;
    }

    /** Writes down how many a wave has; one without any is none. */
    private int closed(Handle handle, long wave) {
        int envelopes = handle.createQuery("select count(*) from envelope where mailing = :wave")
                .bind("wave", wave)
                .mapTo(Integer.class)
                .one();
        if (envelopes == 0) {
            handle.execute("delete from wave where mailing = ?", wave);
            handle.execute("delete from mailing where id = ?", wave);
        } else {
            outbox.addressed(handle, wave, envelopes);
        }
        return envelopes;
    }

    /** @param leaves from when on its time to live counts */
    private static Mailing mailing(Newsletter newsletter, String name, Instant leaves) {
        return new Mailing(name, newsletter.list(), newsletter.unknown(), leaves.plus(newsletter.patience()));
    }

    private List<Audience.Pick> picks(Handle handle, long mailing, List<Parcel> parcels) {
        List<Audience.Pick> picks = new ArrayList<>();
        for (Parcel parcel : parcels) {
            String variant = parcel.bundle().variant().toString();
            Optional<Long> letter = parcel.letter().map(one -> outbox.put(handle, mailing, variant, one));
            picks.add(
                    new Audience.Pick(parcel.bundle().variant(), parcel.bundle().readings(), letter));
        }
        return picks;
    }

    private List<Parcel> parcels(Newsletter newsletter, Issue issue, List<Bundle> bundles) {
        return bundles.stream()
                .map(bundle -> new Parcel(bundle, bundle.edition().map(edition -> letter(newsletter, issue, edition))))
                .toList();
    }

    /** A bundle and its letter, where it has one. */
    private record Parcel(Bundle bundle, Optional<Letter> letter) {}
}
