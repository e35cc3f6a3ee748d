package org.gazette.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.delivery.EnvelopeRecord;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;

/** Answers: did this reader get that issue, when, and what did the relay say? */
final class OneLetter {
    private OneLetter() {}

    /** @return the exit code: 1 where the issue has no letter for that address */
    static int show(Lines lines, House house, String mailing, EmailAddress address) {
        Optional<EnvelopeRecord> found = house.ledger().find(mailing, address);
        if (found.isEmpty()) {
            lines.say("No letter of " + mailing + " was addressed to " + address
                    + ": whoever has the newsletter when an issue is posted gets one.");
            return 1;
        }
        EnvelopeRecord letter = found.get();
        lines.say(told(letter, house));
        lines.table(
                List.of("what", "value"),
                List.of(
                        List.of("mailing", mailing),
                        List.of("address", letter.recipient().toString()),
                        List.of("state", letter.state().name().toLowerCase(Locale.ROOT)),
                        List.of("dated", moment(letter.datedAt(), house)),
                        List.of("settled", moment(letter.settledAt(), house)),
                        List.of("next", moment(letter.nextAt(), house)),
                        List.of("attempts", String.valueOf(letter.attempts())),
                        List.of("in doubt", String.valueOf(letter.unknowns())),
                        List.of("relay", letter.relay().isEmpty() ? "–" : letter.relay()),
                        List.of("what the relay said", letter.reply().isEmpty() ? "–" : letter.reply())));
        return 0;
    }

    private static String told(EnvelopeRecord letter, House house) {
        String when = moment(letter.settledAt(), house);
        return switch (letter.state()) {
            case ACCEPTED -> "Yes: the relay took it, " + when + again(letter);
            case REFUSED -> "No: it was refused, " + when + ".";
            case SUPPRESSED -> "No: it was never sent.";
            case UNKNOWN ->
                "Nobody knows: it left, and no answer came"
                        + (letter.settledAt().isPresent() ? "; it is not sent again." : " yet.");
            case READY, CLAIMED, SENDING, DEFERRED ->
                "Not yet: it waits, and is offered from " + moment(letter.nextAt(), house) + " on" + again(letter);
        };
    }

    private static String again(EnvelopeRecord letter) {
        return letter.unknowns() == 0
                ? "."
                : "; up to " + letter.unknowns() + (letter.unknowns() == 1 ? " earlier copy" : " earlier copies")
                        + " with the same Message-ID may have arrived as well.";
    }

    private static String moment(Optional<Instant> moment, House house) {
        return moment.map(at -> Moments.of(at, house)).orElse("–");
    }
}
