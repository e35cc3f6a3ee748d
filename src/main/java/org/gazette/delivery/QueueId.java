package org.gazette.delivery;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a relay gives a letter when it takes it: no standard has a place for it, so each says it its own way. */
final class QueueId {
    private static final String ID = "<?([A-Za-z0-9][A-Za-z0-9._+/@=-]{3,})>?";
    private static final List<Pattern> WAYS = List.of(
            // Postfix, Sendmail's successors, Halon, PowerMTA: «Ok: queued as 4FzX1c2Vb9z1», «queued as <id>»
            Pattern.compile("\\bqueued (?:mail )?(?:as|with id) " + ID, Pattern.CASE_INSENSITIVE),
            // Exim: «OK id=1kf3Qx-0004Tz-2B»
            Pattern.compile("\\bid=" + ID, Pattern.CASE_INSENSITIVE),
            // Sendmail: «0AG6xk3c012345 Message accepted for delivery»
            Pattern.compile(ID + " Message accepted for delivery", Pattern.CASE_INSENSITIVE),
            // Gmail: «OK  1605510000 d9si11783602wrv.111 - gsmtp»
            Pattern.compile("OK +\\d+ " + ID + " - gsmtp", Pattern.CASE_INSENSITIVE),
            // Amazon SES: «Ok 0100017 ...»; it has no other word
            Pattern.compile("250 (?:2\\.\\d\\.\\d )?Ok:? " + ID, Pattern.CASE_INSENSITIVE));

    private QueueId() {}

    /** @param reply to the final dot */
    static Optional<String> of(String reply) {
        return WAYS.stream()
                .map(way -> way.matcher(reply))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
