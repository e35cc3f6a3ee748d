package org.gazette.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.delivery.AttemptRecord;
import org.gazette.delivery.EnvelopeRecord;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;

/** Answers: did this reader get that issue, when, and what did the relay say? */
final class OneLetter {
    private static final String NOTHING = "–";

    private final House house;
    private final EnvelopeRecord letter;
    private final List<AttemptRecord> attempts;

    private OneLetter(House house, EnvelopeRecord letter) {
        this.house = house;
        this.letter = letter;
        this.attempts = house.ledger().attempts(letter.mailing(), letter.recipient());
    }

    /** @return the exit code: 1 where the issue has no letter for that address */
    static int show(Lines lines, House house, String mailing, EmailAddress address) {
        Optional<EnvelopeRecord> found = house.ledger().find(mailing, address);
        if (found.isEmpty()) {
            lines.say("No letter of " + mailing + " was addressed to " + address
                    + ": whoever has the newsletter when an issue is posted gets one.");
            return 1;
        }
        new OneLetter(house, found.get()).show(lines);
        return 0;
    }

    /** Every letter that was ever addressed to a reader. @return the exit code: 1 where there is none */
    static int showAll(Lines lines, House house, EmailAddress address) {
        List<EnvelopeRecord> found = house.ledger().find(address);
        if (found.isEmpty()) {
            lines.say("No letter was ever addressed to " + address + ".");
            return 1;
        }
        table(lines, house, found);
        return 0;
    }

    static void table(Lines lines, House house, List<EnvelopeRecord> letters) {
        if (lines.json()) {
            letters.forEach(letter -> lines.record(new OneLetter(house, letter).forPrograms()));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (EnvelopeRecord letter : letters) {
            rows.add(List.of(
                    letter.mailing(),
                    letter.recipient().toString(),
                    state(letter),
                    moment(letter.settledAt(), house),
                    String.valueOf(letter.attempts()),
                    orNothing(letter.relay()),
                    letter.queueId().orElse(NOTHING),
                    letter.reply()));
        }
        lines.table(
                List.of("mailing", "address", "state", "when", "attempts", "relay", "queue id", "what the relay said"),
                rows);
    }

    private void show(Lines lines) {
        if (lines.json()) {
            lines.record(forPrograms());
            return;
        }
        lines.say(told());
        lines.table(List.of("what", "value"), rows());
        if (!attempts.isEmpty()) {
            lines.say("");
            lines.table(List.of("attempt", "when", "outcome", "relay", "what the relay said"), history());
        }
    }

    private List<List<String>> rows() {
        return List.of(
                List.of("mailing", letter.mailing()),
                List.of("address", letter.recipient().toString()),
                List.of("state", state(letter)),
                List.of("dated", moment(letter.datedAt(), house)),
                List.of("settled", moment(letter.settledAt(), house)),
                List.of("next", moment(letter.nextAt(), house)),
                List.of("attempts", String.valueOf(letter.attempts())),
                List.of("in doubt", String.valueOf(letter.unknowns())),
                List.of("relay", orNothing(letter.relay())),
                List.of("queue id", letter.queueId().orElse(NOTHING)),
                List.of("what the relay said", orNothing(letter.reply())));
    }

    private List<List<String>> history() {
        List<List<String>> rows = new ArrayList<>();
        for (AttemptRecord attempt : attempts) {
            rows.add(List.of(
                    String.valueOf(attempt.number()),
                    Moments.exactly(attempt.madeAt(), house),
                    attempt.outcome().name().toLowerCase(Locale.ROOT),
                    attempt.relay(),
                    attempt.reply()));
        }
        return rows;
    }

    private Map<String, Object> forPrograms() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("mailing", letter.mailing());
        record.put("address", letter.recipient().toString());
        record.put("state", state(letter));
        record.put("dated", iso(letter.datedAt()));
        record.put("settled", iso(letter.settledAt()));
        record.put("next", iso(letter.nextAt()));
        record.put("attempts", letter.attempts());
        record.put("in_doubt", letter.unknowns());
        record.put("relay", letter.relay());
        record.put("queue_id", letter.queueId().orElse(""));
        record.put("reply", letter.reply());
        record.put("history", attempts.stream().map(OneLetter::forPrograms).toList());
        return record;
    }

    private static Map<String, Object> forPrograms(AttemptRecord attempt) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("attempt", attempt.number());
        record.put("at", attempt.madeAt().toString());
        record.put("outcome", attempt.outcome().name().toLowerCase(Locale.ROOT));
        record.put("relay", attempt.relay());
        record.put("reply", attempt.reply());
        return record;
    }

    private String told() {
        String when = moment(letter.settledAt(), house);
        return switch (letter.state()) {
            case ACCEPTED -> "Yes: the relay took it, " + when + again();
            case REFUSED -> "No: it was refused, " + when + ".";
            case SUPPRESSED -> "No: it was never sent" + (letter.reply().isEmpty() ? "." : ": " + letter.reply() + ".");
            case UNKNOWN ->
                "Nobody knows: it left, and no answer came"
                        + (letter.settledAt().isPresent() ? "; it is not sent again." : " yet.");
            case READY, CLAIMED, SENDING, DEFERRED ->
                "Not yet: it waits, and is "
                        + letter.nextAt()
                                .map(at -> "offered from " + Moments.of(at, house) + " on")
                                .orElse("due")
                        + again();
        };
    }

    private String again() {
        return letter.unknowns() == 0
                ? "."
                : "; up to " + letter.unknowns() + (letter.unknowns() == 1 ? " earlier copy" : " earlier copies")
                        + " with the same Message-ID may have arrived as well.";
    }

    private static String state(EnvelopeRecord letter) {
        return letter.state().name().toLowerCase(Locale.ROOT);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static String moment(Optional<Instant> moment, House house) {
        return moment.map(at -> Moments.exactly(at, house)).orElse(NOTHING);
    }

    private static String iso(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
