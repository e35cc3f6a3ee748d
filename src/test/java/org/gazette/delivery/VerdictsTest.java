package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    @ParameterizedTest(name = "{0}: {1} means {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CONNECT | 421 4.3.2 shutting down                       | RELAY
            CONNECT | 554 no SMTP service here                      | RELAY
            CONNECT | silence                                       | RELAY
            AUTH    | 535 5.7.8 bad credentials                     | HALTED
            AUTH    | 534 5.7.9 too weak                            | HALTED
            AUTH    | 454 4.7.0 try later                           | RELAY
            AUTH    | silence                                       | RELAY
            MAIL    | 421 4.7.0 too many                            | RELAY
            MAIL    | 450 4.1.8 sender domain not found             | DEFERRED
            MAIL    | 452 4.3.1 no space                            | DEFERRED
            MAIL    | 550 5.7.1 sender refused                      | HALTED
            MAIL    | 530 5.7.0 log in first                        | HALTED
            MAIL    | 552 5.3.4 too big                             | HALTED
            MAIL    | silence                                       | RELAY
            MAIL    | 354 what?                                     | RELAY
            RCPT    | 421 4.7.0 too many                            | RELAY
            RCPT    | 450 4.2.0 greylisted                          | DEFERRED
            RCPT    | 451 try later                                 | DEFERRED
            RCPT    | 452 4.5.3 too many recipients                 | DEFERRED
            RCPT    | 452 4.2.2 mailbox full                        | DEFERRED
            RCPT    | 552 5.2.2 mailbox full                        | DEFERRED
            RCPT    | 552 too many recipients                       | DEFERRED
            RCPT    | 552 5.3.4 too big for the system              | HALTED
            RCPT    | 550 5.1.1 no such user                        | REFUSED
            RCPT    | 550 5.1.10 null MX                            | REFUSED
            RCPT    | 550 no such user                              | REFUSED
            RCPT    | 550 5.2.1 disabled                            | REFUSED
            RCPT    | 550 5.5.0 mailbox unavailable                 | REFUSED
            RCPT    | 551 5.1.6 moved                               | REFUSED
            RCPT    | 553 5.1.3 syntax                              | REFUSED
            RCPT    | 501 5.1.3 syntax                              | REFUSED
            RCPT    | 550 5.4.4 unable to route                     | DEFERRED
            RCPT    | 550 5.1.8 sender address refused              | HALTED
            RCPT    | 550 5.7.1 relaying denied                     | HALTED
            RCPT    | 550 5.7.26 not authenticated                  | HALTED
            RCPT    | 550 5.7.515 access denied                     | HALTED
            RCPT    | 550 your address is on a spam list            | HALTED
            RCPT    | 554 Blocked by the operator                   | HALTED
            RCPT    | 503 5.5.1 bad sequence                        | HALTED
            RCPT    | 530 authentication required                   | HALTED
            RCPT    | silence                                       | RELAY
            DATA    | 451 4.3.0 later                               | DEFERRED
            DATA    | 421 4.3.0 closing                             | RELAY
            DATA    | 554 5.7.1 policy                              | HALTED
            DATA    | 554 transaction failed                        | HALTED
            DATA    | silence                                       | RELAY
            DOT     | 250 2.0.0 queued                              | ACCEPTED
            DOT     | 250 ok                                        | ACCEPTED
            DOT     | 421 4.3.0 closing                             | DEFERRED
            DOT     | 451 4.3.0 later                               | DEFERRED
            DOT     | 452 4.2.2 full                                | DEFERRED
            DOT     | 552 5.2.2 mailbox full                        | DEFERRED
            DOT     | 550 5.1.1 no such user                        | REFUSED
            DOT     | 552 5.3.4 too big                             | HALTED
            DOT     | 554 5.6.0 malformed                           | HALTED
            DOT     | 554 5.7.1 looks like spam                     | HALTED
            DOT     | 550 5.7.515 not authenticated                 | HALTED
            DOT     | 554 refused                                   | HALTED
            DOT     | silence                                       | UNKNOWN
            DOT     | 354 go ahead                                  | UNKNOWN
            """)
    void aReplyIsJudgedByWhereItComes(Phase phase, String reply, Verdict expected) {
        assertThat(Verdicts.of(phase, reply(reply))).isEqualTo(expected);
    }

    private static Reply reply(String text) {
        return text.equals("silence")
                ? Reply.silence("nothing")
                : Reply.of(Integer.parseInt(text.substring(0, 3)), text);
    }
}
