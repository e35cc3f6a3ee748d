package org.gazette.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Wishes;
import org.gazette.typesetting.Edition;

/**
 * What one reader gets of an issue, with all that he or she chose and had before; and why it is nothing. Of an issue that was
 * posted it is what was addressed to the reader.
 */
public final class ReaderCopy {
    private final Database database;
    private final Issues issues;
    private final Editor editor;
    private final ComposingRoom composingRoom;
    private final PressRun pressRun;
    private final Waves waves;
    private final Choices choices;

    public ReaderCopy(
            Database database,
            Issues issues,
            Editor editor,
            ComposingRoom composingRoom,
            PressRun pressRun,
            Waves waves,
            Choices choices) {
        this.database = database;
        this.issues = issues;
        this.editor = editor;
        this.composingRoom = composingRoom;
        this.pressRun = pressRun;
        this.waves = waves;
        this.choices = choices;
    }

    /**
     * Who has no subscription is shown what everybody gets. Who wants one letter a week is shown that on its day.
     *
     * @throws IllegalArgumentException when the newsletter has no issue on that date
     */
    public Proof pull(Newsletter newsletter, LocalDate date, EmailAddress address) {
        Optional<Order> order = choices.order(newsletter, address);
        Optional<Subscriber> reader = choices.reader(newsletter, address);
        if (order.isEmpty()) {
            return pressRun.preview(newsletter, date, Choices.everything(newsletter));
        }
        if (reader.isEmpty()) {
            return nothing(address + " left " + newsletter.list());
        }
        Wishes wishes = order.get().wishes();
        return switch (wishes.frequency()) {
            case ALERTS -> nothing(address + " wants alerts alone: «gazette issue alert» sends them");
            case WEEKLY -> weekly(newsletter, date, address, reader.get(), wishes);
            case EACH_ISSUE ->
                newsletter.kind() == Newsletter.Kind.ROUND_UP
                        ? nothing(address + " gets each issue, and no round-up")
                        : copy(newsletter, date, reader.get(), wishes);
        };
    }

    private Proof weekly(
            Newsletter newsletter, LocalDate date, EmailAddress address, Subscriber reader, Wishes wishes) {
        Newsletter weekly = newsletter.kind() == Newsletter.Kind.ROUND_UP ? newsletter : newsletter.roundUp();
        return weekly.cadence().on(date).isPresent()
                        || issues.of(weekly.name(), date).isPresent()
                ? copy(weekly, date, reader, wishes)
                : nothing(address + " gets one letter a week, "
                        + weekly.cadence().words() + " " + weekly.cadence().zone());
    }

    private Proof copy(Newsletter newsletter, LocalDate date, Subscriber reader, Wishes wishes) {
        Optional<Issue> issue = issues.of(newsletter.name(), date);
        if (issue.isPresent() && issue.get().state() != Issue.State.SET) {
            return posted(newsletter, issue.get(), reader);
        }
        Slot slot = pressRun.slotFor(newsletter, date);
        if (wishes.pauseUntil().isAfter(slot.due())) {
            return nothing(reader.address() + " pauses until " + wishes.pauseUntil() + ", and catches up then");
        }
        Proof proof = pressRun.preview(
                newsletter, date, (opened, digest) -> variant(newsletter, opened, digest, reader.id()));
        return proof instanceof Proof.Pulled pulled
                ? pulled.leaving(leaves(newsletter, slot, pulled.issue(), wishes))
                : proof;
    }

    private static Instant leaves(Newsletter newsletter, Slot slot, Issue issue, Wishes wishes) {
        return wishes.hour() < 0
                ? slot.due()
                : Dispatch.moment(newsletter, issue, new Audience.Hour(wishes.hour(), wishes.zone(), 1));
    }

    private Variant variant(Newsletter newsletter, Issue issue, Digest digest, long reader) {
        Makeup makeup = composingRoom.makeup(newsletter, issue, digest);
        Audience audience = new Audience(newsletter, issue.openedAt());
        Reading plain = reading(audience, Ahead.NOTHING, reader);
        Ahead ahead = Ahead.of(database, newsletter.list(), makeup.stories(Set.of(plain.since())));
        return composingRoom.variant(newsletter, makeup, reading(audience, ahead, reader), ahead);
    }

    private Reading reading(Audience audience, Ahead ahead, long reader) {
        return database.<Optional<Reading>, RuntimeException>read(handle -> audience.reading(handle, ahead, reader))
                .orElseThrow();
    }

    /**
     * The letter that was addressed to a reader, and when it leaves, or left.
     *
     * @param held whether it waits for its wave
     */
    private record Sent(String variant, boolean held, Instant leaves) {}

    private Proof posted(Newsletter newsletter, Issue issue, Subscriber reader) {
        Optional<Sent> sent = sent(issue, reader);
        if (sent.isEmpty()) {
            return nothing(reason(issue, reader));
        }
        String name = sent.get().variant();
        Variant variant = Variant.parse(name);
        if (sent.get().held()) {
            Proof proof = waves.preview(pressRun, newsletter, issue, variant, reader.address());
            return proof instanceof Proof.Pulled pulled
                    ? pulled.leaving(sent.get().leaves())
                    : proof;
        }
        Edition edition = composingRoom.kept(issue, name).orElseThrow();
        Digest digest =
                composingRoom.makeup(newsletter, issue, editor.recall(issue)).since(variant.since());
        Proof proof = pressRun.pulled(newsletter, issue, digest, variant, edition);
        return proof instanceof Proof.Pulled pulled ? pulled.leaving(sent.get().leaves()) : proof;
    }

    private Optional<Sent> sent(Issue issue, Subscriber reader) {
        return database.read(handle -> handle.createQuery("""
                        select letter.variant, mailing.held,
                               case when mailing.wave_at > 0 then mailing.wave_at else mailing.posted_at end as leaves
                        from envelope
                        join mailing on mailing.id = envelope.mailing
                        join letter on letter.id = envelope.letter
                        where envelope.recipient_key = :reader
                          and (mailing.name = :name or mailing.name like :name || '/at-%')
                        """)
                .bind("reader", reader.address().key())
                .bind("name", issue.slot())
                .map((row, context) -> new Sent(
                        row.getString("variant"), row.getInt("held") == 1, Instant.ofEpochMilli(row.getLong("leaves"))))
                .findOne());
    }

    private String reason(Issue issue, Subscriber reader) {
        Map<String, Long> without = issues.withNothing(issue);
        return "no letter of " + issue.slot() + " was addressed to " + reader.address()
                + (without.isEmpty()
                        ? ": it was posted before the reader came, or in a pause"
                        : ": there was nothing in it for readers of " + String.join(", ", without.keySet()));
    }

    private static Proof nothing(String reason) {
        return new Proof.Nothing(reason, Digest.nothing(reason));
    }
}
