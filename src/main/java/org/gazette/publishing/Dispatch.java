package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gazette.delivery.Letter;
import org.gazette.delivery.LetterPress;
import org.gazette.delivery.Mailing;
import org.gazette.delivery.Outbox;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.typesetting.Edition;
import org.jdbi.v3.core.Handle;

/**
 * Posts an issue: its letters, one envelope for each active reader, and the note that it is posted, in one transaction.
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

    /**
     * Posts an issue.
     *
     * @param bundles that of every section first
     * @return how many envelopes were addressed; empty when another press run posted the issue before this one
     */
    OptionalInt post(Newsletter newsletter, Issue issue, List<Bundle> bundles) {
        Instant now = clock.instant();
        Mailing mailing =
                new Mailing(issue.slot(), newsletter.name(), newsletter.unknown(), now.plus(newsletter.patience()));
        Optional<CountedLinks> counter = counters.apply(newsletter);
        List<Parcel> parcels = bundles.stream()
                .map(bundle -> new Parcel(
                        bundle,
                        bundle.edition()
                                .map(edition -> counter.map(links -> links.counted(issue, edition))
                                        .orElse(edition))
                                .map(edition -> compose(newsletter, issue, edition))))
                .toList();
        return database.write(handle -> {
            if (!issues.posted(handle, issue)) {
                return OptionalInt.empty();
            }
            counter.ifPresent(links -> links.keep(handle, issue));
            return OptionalInt.of(post(handle, mailing, parcels, now));
        });
    }

    private int post(Handle handle, Mailing mailing, List<Parcel> parcels, Instant now) {
        long id = outbox.open(handle, mailing);
        List<Audience.Pick> picks = new ArrayList<>();
        for (Parcel parcel : parcels) {
            String variant = parcel.bundle().variant().toString();
            Optional<Long> letter = parcel.letter().map(one -> outbox.put(handle, id, variant, one));
            picks.add(new Audience.Pick(parcel.bundle().choices(), letter));
        }
        int envelopes = new Audience(mailing.newsletter(), id, now).freeze(handle, picks);
        outbox.addressed(handle, id, envelopes);
        return envelopes;
    }

    /** A bundle and its letter, where it has one. */
    private record Parcel(Bundle bundle, Optional<Letter> letter) {}
}
