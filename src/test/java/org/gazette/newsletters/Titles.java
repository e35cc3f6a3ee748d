package org.gazette.newsletters;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.mail.Mailbox;

/** Newsletters for tests. */
public final class Titles {
    private Titles() {}

    /** {@code daily}, at seven in the morning of UTC: sections world and culture first, one to five stories. */
    public static Newsletter daily() {
        return daily("daily 07:00", 1, 5);
    }

    public static Newsletter daily(String cadence, int minimum, int maximum) {
        return of(
                "daily",
                Cadence.parse(cadence, ZoneId.of("UTC"), cron -> Rhythm.daily(java.time.LocalTime.NOON)),
                minimum,
                maximum);
    }

    public static Newsletter of(String name, Cadence cadence, int minimum, int maximum) {
        return new Newsletter(
                name,
                "Gazette Daily",
                "What happened.",
                cadence,
                Locale.ENGLISH,
                List.of("world", "culture"),
                minimum,
                maximum,
                Duration.ofDays(1),
                "{masthead} – {date} – {lead}",
                Mailbox.parse("Gazette <news@gazette.example>"),
                Optional.empty(),
                "",
                Duration.ofHours(48),
                Newsletter.UnknownPolicy.RESEND);
    }

    /** The usual rules, but for how late an issue may be. */
    public static Rules notLater(Duration latest) {
        Rules usual = Rules.USUAL;
        return new Rules(
                usual.onlySections(),
                usual.tags(),
                usual.languages(),
                usual.leadTag(),
                usual.shortage(),
                usual.embargo(),
                usual.lateNews(),
                latest,
                usual.quiet(),
                usual.updates(),
                usual.merges(),
                usual.desk());
    }
}
