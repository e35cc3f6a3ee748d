package org.gazette.newsletters;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.mail.Mailbox;

/**
 * A standing title.
 *
 * @param name {@code daily}: in addresses, tables and on the command line
 * @param masthead its printed name, such as {@code Asian Lite Daily Digital}
 * @param description one sentence
 * @param language of dates and fixed words, for readers who chose none
 * @param sections slugs in the order in which they are printed; a section not named comes after them
 * @param minimum with fewer stories there is a shortage; at least 1
 * @param maximum stories in an issue
 * @param firstWindow how far the first issue looks back
 * @param title the pattern of the title, with {@code {masthead}}, {@code {date}} and {@code {lead}}
 * @param replyTo where answers go; the sender when empty
 * @param postalAddress printed at the foot, as the law of many countries asks; may be empty
 * @param patience how long an envelope is tried before it is given up
 * @param unknown what is done with an envelope of which a crash hid whether it arrived
 * @param rules those of its editor
 */
public record Newsletter(
        String name,
        String masthead,
        String description,
        Cadence cadence,
        Locale language,
        List<String> sections,
        int minimum,
        int maximum,
        Duration firstWindow,
        String title,
        Mailbox sender,
        Optional<Mailbox> replyTo,
        String postalAddress,
        Duration patience,
        UnknownPolicy unknown,
        Rules rules) {
    /** One that goes by the usual rules. */
    public Newsletter(
            String name,
            String masthead,
            String description,
            Cadence cadence,
            Locale language,
            List<String> sections,
            int minimum,
            int maximum,
            Duration firstWindow,
            String title,
            Mailbox sender,
            Optional<Mailbox> replyTo,
            String postalAddress,
            Duration patience,
            UnknownPolicy unknown) {
        this(
                name,
                masthead,
                description,
                cadence,
                language,
                sections,
                minimum,
                maximum,
                firstWindow,
                title,
                sender,
                replyTo,
                postalAddress,
                patience,
                unknown,
                Rules.USUAL);
    }

    /** The same by other rules. */
    public Newsletter by(Rules other) {
        return new Newsletter(
                name,
                masthead,
                description,
                cadence,
                language,
                sections,
                minimum,
                maximum,
                firstWindow,
                title,
                sender,
                replyTo,
                postalAddress,
                patience,
                unknown,
                other);
    }

    /** What its letters are. */
    public enum Kind {
        /** Issues with numbers of their own. */
        ISSUE,
        /** What the issues of a week carried. */
        ROUND_UP,
        /** One story, at once. */
        ALERT
    }

    private static final String WEEK = ".week";
    private static final String ALERT = ".alert";

    /**
     * Its round-up, which is like a newsletter of its own, {@code daily.week}: with slots, numbers and a ledger of its own, for
     * those readers of this newsletter who want one letter a week.
     */
    public Newsletter roundUp() {
        Rules usual = Rules.USUAL;
        Rules weekly = new Rules(
                false,
                List.of(),
                List.of(),
                rules.leadTag(),
                Rules.Shortage.POSTPONE,
                Duration.ZERO,
                usual.lateNews(),
                rules.notLater(),
                QuietDays.NONE,
                rules.updates(),
                rules.merges(),
                Rules.Desk.NONE,
                rules.roundUp(),
                rules.laterWaves());
        return named(name + WEEK, rules.roundUp().in(cadence.zone()), title, weekly);
    }

    /** Its alerts: the same readers' list, other letters. */
    public Newsletter alert() {
        return named(name + ALERT, cadence, "{lead} – {masthead}", rules);
    }

    public Kind kind() {
        return name.endsWith(WEEK) ? Kind.ROUND_UP : name.endsWith(ALERT) ? Kind.ALERT : Kind.ISSUE;
    }

    /** The name by which readers subscribe to it: that of the newsletter which it is the round-up or the alert of. */
    public String list() {
        return listOf(name);
    }

    /** @param name of a newsletter, or of its round-up or alerts */
    public static String listOf(String name) {
        return name.replaceFirst("\\..*$", "");
    }

    private Newsletter named(String other, Cadence when, String pattern, Rules by) {
        return new Newsletter(
                other,
                masthead,
                description,
                when,
                language,
                sections,
                1,
                maximum,
                kind() == Kind.ISSUE ? Duration.ofDays(7) : firstWindow,
                pattern,
                sender,
                replyTo,
                postalAddress,
                patience,
                unknown,
                by);
    }

    /** What is done with an envelope whose body left and whose answer was never heard. */
    public enum UnknownPolicy {
        /** It is offered again with the same Message-ID and the same bytes. */
        RESEND,
        /** It stays as it is, for a person to decide. */
        HOLD,
        /** Evidence is looked for, such as a line in the log of the relay; where none is found, it is offered again. */
        RECONCILE,
        /** Evidence is looked for; where none is found, it stays as it is. */
        RECONCILE_OR_HOLD;

        public boolean asksForEvidence() {
            return this == RECONCILE || this == RECONCILE_OR_HOLD;
        }

        /** What is done in the end. */
        public UnknownPolicy inTheEnd() {
            return switch (this) {
                case RESEND, RECONCILE -> RESEND;
                case HOLD, RECONCILE_OR_HOLD -> HOLD;
            };
        }

        /** The policy that comes to this in the end. */
        public UnknownPolicy withEvidence() {
            return inTheEnd() == RESEND ? RECONCILE : RECONCILE_OR_HOLD;
        }
    }
}
