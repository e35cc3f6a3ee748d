package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class VerdictsTest {
    @ParameterizedTest(name = "{0}: {1} means {2}")
    @CsvFileSource(resources = "verdicts.csv", delimiter = '|')
    void aReplyIsJudgedByWhereItComes(String where, String reply, Verdict expected) {
        assertThat(Verdicts.of(phase(where), reply(reply))).isEqualTo(expected);
    }

    private static Phase phase(String where) {
        return switch (where) {
            case "BANNER", "EHLO", "STARTTLS" -> Phase.CONNECT;
            default -> Phase.valueOf(where);
        };
    }

    private static Reply reply(String text) {
        return text.equals("silence")
                ? Reply.silence("nothing")
                : Reply.of(Integer.parseInt(text.substring(0, 3)), text);
    }
}
