package org.gazette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gazette.delivery.Counts;
import org.gazette.delivery.RelayTrouble;
import org.gazette.house.House;

/** The ledger by mailing, and below it what a person must see to. */
final class MailAccounts {
    private static final List<String> COLUMNS =
            List.of("mailing", "state", "audience", "accepted", "refused", "suppressed", "unknown", "pending");

    private MailAccounts() {}

    static void table(Lines lines, List<Counts> all) {
        if (lines.json()) {
            all.forEach(sum -> lines.record(forPrograms(sum)));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Counts sum : all) {
            rows.add(List.of(
                    sum.mailing(),
                    word(sum.state()),
                    String.valueOf(sum.audience()),
                    String.valueOf(sum.accepted()),
                    String.valueOf(sum.refused()),
                    String.valueOf(sum.suppressed()),
                    String.valueOf(sum.unknown()),
                    String.valueOf(sum.pending())));
        }
        lines.table(COLUMNS, rows);
    }

    /** The figures of an issue's mailing and its waves together; they add up as each of them does. */
    static void sum(Lines lines, List<Counts> all) {
        if (all.size() > 1 && !lines.json()) {
            Counts.sum(all, List.of())
                    .ifPresent(sum -> lines.say("Together: audience " + sum.audience() + " = accepted " + sum.accepted()
                            + " + refused " + sum.refused() + " + suppressed " + sum.suppressed() + " + unknown "
                            + sum.unknown() + " + pending " + sum.pending() + "."));
        }
    }

    private static Map<String, Object> forPrograms(Counts sum) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("mailing", sum.mailing());
        record.put("state", word(sum.state()));
        record.put("reason", sum.reason());
        record.put("audience", sum.audience());
        record.put("accepted", sum.accepted());
        record.put("refused", sum.refused());
        record.put("suppressed", sum.suppressed());
        record.put("unknown", sum.unknown());
        record.put("pending", sum.pending());
        record.put("adds_up", sum.addsUp());
        return record;
    }

    /** Why a mailing does not go on, which relay fails, and what to do about it. */
    static void alarms(Lines lines, House house, List<Counts> all) {
        for (Counts sum : all) {
            if (!sum.addsUp()) {
                lines.say("ALARM " + sum.mailing() + " does not add up: rows of the table envelope are missing.");
            }
            if (!sum.reason().isEmpty() && !sum.done()) {
                lines.say(sum.mailing() + " is " + word(sum.state()) + ": " + sum.reason());
                if (sum.state().equals("PAUSED")) {
                    lines.say("  When that is mended: gazette issue resume " + words(sum.mailing()));
                }
            }
        }
        for (RelayTrouble one : house.relayTroubles()) {
            String since = Moments.exactly(one.since(), house);
            lines.say(
                    one.refuses()
                            ? "ALARM the relay «" + one.relay() + "» refuses us since " + since + ": " + one.reason()
                            : "The relay «" + one.relay() + "» fails since " + since + " and is tried again at "
                                    + Moments.exactly(one.until(), house) + ": " + one.reason());
        }
    }

    /** {@code daily/2020-11-16} as the command line names it. */
    private static String words(String mailing) {
        int alert = mailing.indexOf("/alert-");
        return alert > 0
                ? mailing.substring(0, alert) + " --alert " + mailing.substring(alert + "/alert-".length())
                : mailing.replaceFirst("/at-.*", "").replace("/", " --date ");
    }

    static String word(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
