package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gazette.delivery.Letter;
import org.gazette.delivery.Outbox;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rules;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.stories.Story;
import org.gazette.typesetting.Edition;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go what an issue has for readers who want it at a later hour of their own. Their envelopes were addressed when it was
 * posted, and are held; when their hour comes, what the newsroom mended or took back since is mended in their letters too,
 * and, if the newsletter wants it so, newer news may lead.
 *
 * <p>Each process comes round every minute. What lets a wave go is one transaction, which only one of them can win; so a
 * ring that comes twice, a clock that is set back or a second process lets it go once, and a restart forgets none.
 */
public final class Waves {
    private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
    private static final String NOTHING_LEFT =
            "nothing is left in it for this reader: what it carried was taken back, or came as an alert";
    private static final String PAUSED = "the reader pauses since before the hour came";

    private final Database database;
    private final Issues issues;
    private final Editor editor;
    private final ComposingRoom composingRoom;
    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Runnable afterwards;
    private final Clock clock;

    /** @param afterwards told when something may leave: to wake the courier */
    public Waves(
            Database database,
            Issues issues,
            Editor editor,
            ComposingRoom composingRoom,
            Dispatch dispatch,
            Outbox outbox,
            Runnable afterwards,
            Clock clock) {
        this.database = database;
        this.issues = issues;
        this.editor = editor;
        this.composingRoom = composingRoom;
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /**
     * Lets go what is due; the failure of one wave leaves the others alone, and it is tried again the next time.
     *
     * @param newsletters those of the house; a wave of one that is no more goes as it was posted
     * @return how many waves went
     */
    public int round(List<Newsletter> newsletters) {
        int gone = 0;
        for (Outbox.Held wave : outbox.held(clock.instant())) {
            try {
                gone += let(wave, newsletters) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.error("{}: cannot go, tried again within a minute: {}", wave.name(), e.getMessage(), e);
            }
        }
        if (gone > 0) {
            afterwards.run();
        }
        return gone;
    }

    private boolean let(Outbox.Held wave, List<Newsletter> newsletters) {
        String[] name = wave.name().split("/", -1);
        Optional<Newsletter> newsletter = newsletters.stream()
                .map(one -> name[0].equals(one.name()) ? one : one.roundUp())
                .filter(one -> one.name().equals(name[0]))
                .findFirst();
        Optional<Issue> issue = issues.of(name[0], LocalDate.parse(name[1]));
        if (newsletter.isEmpty() || issue.isEmpty()) {
            return database.write(handle -> outbox.release(handle, wave.mailing()));
        }
        Instant latest = wave.until().plus(newsletter.get().rules().notLater());
        return clock.instant().isAfter(latest)
                ? pass(wave, newsletter.get(), issue.get())
                : release(wave, newsletter.get(), issue.get());
    }

    /** Too late: nothing of it goes, and its readers catch up with the next issue. */
    private boolean pass(Outbox.Held wave, Newsletter newsletter, Issue issue) {
        Instant now = clock.instant();
        String reason = "missed: nothing let it go before " + now;
        database.run(handle -> {
            if (outbox.release(handle, wave.mailing())) {
                handle.execute(
                        "update mailing set state = 'CANCELLED', reason = ? where id = ?", reason, wave.mailing());
                new Audience(newsletter, now).missWave(handle, issue.id(), wave.mailing(), false);
                suppress(handle, wave, reason, "1 = 1");
                LOG.warn("{}: {}; its readers catch up with the next issue", wave.name(), reason);
            }
        });
        return false;
    }

    private boolean release(Outbox.Held wave, Newsletter newsletter, Issue issue) {
        Digest posted = editor.recall(issue);
        Digest now = now(newsletter, posted);
        Changes changes = changes(wave, newsletter, issue, posted, now);
        boolean gone = database.write(handle -> {
            if (!outbox.release(handle, wave.mailing())) {
                return false;
            }
            changes.all().forEach(change -> change(handle, wave, issue, change, changes.ahead()));
            dispatch.keepLinks(handle, newsletter, issue, changes.editions());
            newLead(posted, now)
                    .ifPresent(lead -> Ahead.note(handle, newsletter.list(), lead.number(), wave.mailing()));
            passBy(handle, wave, newsletter, issue);
            return true;
        });
        if (gone) {
            LOG.info(
                    "{}: goes, {} of its letters set anew",
                    wave.name(),
                    changes.all().size());
        }
        return gone;
    }

    /** What an issue would carry if it went now. */
    private Digest now(Newsletter newsletter, Digest posted) {
        Digest standing = editor.asItStands(posted);
        if (newsletter.rules().laterWaves() == Rules.LaterWaves.AS_POSTED) {
            return standing;
        }
        Set<Long> alerts = Ahead.alerts(database, newsletter.list());
        return editor.withNewerLead(newsletter, standing, clock.instant(), story -> !alerts.contains(story.number()));
    }

    private static Optional<Story> newLead(Digest posted, Digest now) {
        return now.lead().filter(lead -> posted.stories().stream().noneMatch(story -> story.number() == lead.number()));
    }

    /** Readers of a wave: the letter that was made for them, and what they had ahead of it by now. */
    private record Waiting(long letter, Variant variant, long told) {}

    /**
     * A letter of a wave that is set anew.
     *
     * @param fresh empty when nothing is left in it for its readers
     */
    private record Change(Waiting readers, String variant, Optional<Edition> edition, Optional<Letter> fresh) {}

    /**
     * What changes in a wave.
     *
     * @param ahead what some of its readers had since the issue was posted
     */
    private record Changes(List<Change> all, Ahead ahead) {
        List<Edition> editions() {
            return all.stream().flatMap(change -> change.edition().stream()).toList();
        }
    }

    private Changes changes(Outbox.Held wave, Newsletter newsletter, Issue issue, Digest posted, Digest now) {
        Makeup makeup = composingRoom.makeup(newsletter, issue, now);
        List<Waiting> plain = waiting(wave, Ahead.NOTHING);
        Set<Long> sinces = plain.stream().map(one -> one.variant().since()).collect(Collectors.toSet());
        Ahead ahead = Ahead.of(database, newsletter.list(), makeup.stories(sinces));
        List<Change> changes = new ArrayList<>();
        for (Waiting one : ahead.isEmpty() ? plain : waiting(wave, ahead)) {
            Variant variant = composingRoom.without(makeup, one.variant(), ahead, one.told());
            if (variant.isCatchUp()
                    || !same(composingRoom.cut(posted, one.variant()), composingRoom.cut(now, variant))) {
                Optional<Edition> edition =
                        composingRoom.set(newsletter, issue, makeup.since(variant.since()), variant);
                changes.add(new Change(
                        one,
                        variant + "/at-" + wave.until(),
                        edition,
                        edition.map(fresh -> dispatch.letter(newsletter, issue, fresh))));
            }
        }
        return new Changes(changes, ahead);
    }

    private List<Waiting> waiting(Outbox.Held wave, Ahead ahead) {
        return database.read(handle -> handle.createQuery("""
                        select letter.id, letter.variant, waiting.told
                        from (select letter, %s as told from envelope where mailing = :wave and state = 'READY') waiting
                        join letter on letter.id = waiting.letter
                        group by letter.id, letter.variant, waiting.told order by letter.id, waiting.told
                        """.formatted(ahead.told("envelope.recipient_key")))
                .bind("wave", wave.mailing())
                .map((row, context) ->
                        new Waiting(row.getLong("id"), Variant.parse(row.getString("variant")), row.getLong("told")))
                .list());
    }

    private static boolean same(Digest one, Digest other) {
        return told(one).equals(told(other));
    }

    private static List<List<Long>> told(Digest digest) {
        return digest.stories().stream()
                .map(story -> List.of(story.number(), (long) story.revision().number()))
                .toList();
    }

    private void change(Handle handle, Outbox.Held wave, Issue issue, Change change, Ahead ahead) {
        Waiting readers = change.readers();
        String which = "letter = %d and %s = %d"
                .formatted(readers.letter(), ahead.told("envelope.recipient_key"), readers.told());
        if (change.edition().isEmpty() || change.fresh().isEmpty()) {
            suppress(handle, wave, NOTHING_LEFT, which);
            return;
        }
        composingRoom.keep(handle, issue, change.variant(), change.edition().get());
        long fresh = outbox.put(
                handle, wave.mailing(), change.variant(), change.fresh().get());
        handle.createUpdate(
                        "update envelope set letter = :fresh where mailing = :wave and state = 'READY' and " + which)
                .bind("fresh", fresh)
                .bind("wave", wave.mailing())
                .execute();
    }

    /** Those who pause by now catch up later; those who must not be mailed by now are not. */
    private void passBy(Handle handle, Outbox.Held wave, Newsletter newsletter, Issue issue) {
        Instant now = clock.instant();
        new Audience(newsletter, now).missWave(handle, issue.id(), wave.mailing(), true);
        suppress(handle, wave, PAUSED, """
                subscriber in (select subscriber from subscription
                    where newsletter = '%s' and pause_until > %d)
                """.formatted(newsletter.list(), now.toEpochMilli()));
        suppress(handle, wave, "the address is on the suppression list by now", """
                exists (select 1 from subscriber
                    join suppression on suppression.address_hash = subscriber.address_hash
                    where subscriber.id = envelope.subscriber)
                """);
    }

    private void suppress(Handle handle, Outbox.Held wave, String reason, String which) {
        handle.createUpdate("""
                        update envelope set state = 'SUPPRESSED', settled_at = :now, reply = :reason
                        where mailing = :wave and state = 'READY' and %s
                        """.formatted(which))
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("wave", wave.mailing())
                .execute();
    }

    /**
     * What a reader of a wave that is held would get if it went now.
     *
     * @param variant of the letter that waits
     */
    Proof preview(PressRun pressRun, Newsletter newsletter, Issue issue, Variant variant, EmailAddress reader) {
        Digest now = now(newsletter, editor.recall(issue));
        Makeup makeup = composingRoom.makeup(newsletter, issue, now);
        Ahead ahead = Ahead.of(database, newsletter.list(), makeup.stories(Set.of(variant.since())));
        long told = database.read(handle -> handle.createQuery("select " + ahead.told(":reader") + " as told")
                .bindMap(ahead.isEmpty() ? Map.of() : Map.of("reader", reader.key()))
                .mapTo(Long.class)
                .one());
        return pressRun.proof(newsletter, issue, now, composingRoom.without(makeup, variant, ahead, told));
    }
}
