package org.gazette.delivery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each reply means, by the phase in which it comes. The first line that fits counts. Reply codes are those of RFC
 * 5321 §4.2.3, statuses those of RFC 3463; {@code -} is silence, or no status.
 *
 * <p>Read it so: what is said before MAIL concerns the relay; a 4xx is a definite not-now; a 5xx to RCPT concerns the
 * reader, unless it speaks of policy, protocol or the sender, which are ours; a 5xx after the body concerns the letter;
 * and silence after the final dot is UNKNOWN, never a no.
 */
final class Verdicts {
    private static final String TABLE = """
            # phases              code             status                    words                       verdict
            # our address or our name is refused, before anything was offered
            CONNECT               5..              5\\.7\\..*                .*                          HALTED
            CONNECT               .*               .*                        .*                          RELAY
            AUTH                  5..              .*                        .*                          HALTED
            AUTH                  .*               .*                        .*                          RELAY

            # the connection ends before a body left
            MAIL,RCPT,DATA        421|-            .*                        .*                          RELAY

            # a definite not-now, 421 after the dot among them
            MAIL,RCPT,DATA,DOT    4..              .*                        .*                          DEFERRED

            # the sender, the size, the protocol
            MAIL                  5..              .*                        .*                          HALTED

            # policy, a protocol error, our sender address, our letter's size and form
            RCPT,DATA,DOT         5..              5\\.7\\..*                .*                          HALTED
            RCPT,DATA,DOT         5..              5\\.5\\.[1245]            .*                          HALTED
            RCPT,DATA,DOT         5..              5\\.1\\.[78]              .*                          HALTED
            RCPT,DATA,DOT         5..              5\\.(2\\.3|3\\.4)         .*                          HALTED
            RCPT,DATA,DOT         5..              5\\.6\\..*                .*                          HALTED
            RCPT                  530|50[0234]|555 .*                        .*                          HALTED
            RCPT                  5..              -|5\\.0\\.0               .*(spam|block|blacklist).*  HALTED

            # the mailbox is full, the way there is broken, too many at once: not now, whatever the code says
            RCPT,DATA,DOT         5..              5\\.2\\.2                 .*                          DEFERRED
            RCPT,DATA,DOT         5..              5\\.4\\..*                .*                          DEFERRED
            RCPT,DATA,DOT         5..              5\\.5\\.3                 .*                          DEFERRED
            RCPT                  552              -|5\\.0\\.0               .*                          DEFERRED

            # the reader's mailbox
            RCPT,DATA,DOT         5..              5\\.[12]\\..*             .*                          REFUSED
            RCPT                  5..              .*                        .*                          REFUSED

            # the letter
            DATA,DOT              5..              .*                        .*                          HALTED
            DOT                   2..              .*                        .*                          ACCEPTED
            DOT                   .*               .*                        .*                          UNKNOWN

            # an answer that no protocol knows
            MAIL,RCPT,DATA        .*               .*                        .*                          RELAY
            """;
    private static final List<Rule> RULES = TABLE.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Rule::parse)
            .toList();

    private Verdicts() {}

    /** @param reply one that does not let the conversation go on, or the answer to the final dot */
    static Verdict of(Phase phase, Reply reply) {
        if (phase == Phase.DOT && reply.code() / 100 == 2) {
            return Verdict.ACCEPTED; // as the table has it, without looking for it: nearly every answer is this one
        }
        return RULES.stream()
                .filter(rule -> rule.fits(phase, reply))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private record Rule(Set<Phase> phases, Pattern code, Pattern status, Pattern words, Verdict verdict) {
        static Rule parse(String line) {
            String[] cells = line.strip().split(" +", -1);
            EnumSet<Phase> phases = EnumSet.noneOf(Phase.class);
            Arrays.stream(cells[0].split(",", -1)).map(Phase::valueOf).forEach(phases::add);
            return new Rule(
                    phases,
                    Pattern.compile(cells[1]),
                    Pattern.compile(cells[2]),
                    Pattern.compile(cells[3], Pattern.CASE_INSENSITIVE),
                    Verdict.valueOf(cells[4]));
        }

        boolean fits(Phase phase, Reply reply) {
            String code = reply.silent() ? "-" : Integer.toString(reply.code());
            String said = reply.status().isEmpty() ? "-" : reply.status();
            return phases.contains(phase)
                    && code().matcher(code).matches()
                    && status().matcher(said).matches()
                    && words().matcher(reply.text()).matches();
        }
    }
}
