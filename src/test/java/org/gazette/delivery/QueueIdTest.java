package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueIdTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            250 2.0.0 Ok: queued as 4FzX1c2Vb9z1                                   | 4FzX1c2Vb9z1
            250 OK id=1kf3Qx-0004Tz-2B                                             | 1kf3Qx-0004Tz-2B
            250 2.0.0 0AG6xk3c012345 Message accepted for delivery                 | 0AG6xk3c012345
            250 2.0.0 OK  1605510000 d9si11783602wrv.111 - gsmtp                   | d9si11783602wrv.111
            250 Ok 0100017f2e1b5c3a-00000000-0000-0000-0000-000000000000-000000    | 0100017f2e1b5c3a-00000000-0000-0000-0000-000000000000-000000
            250 2.6.0 <x1@gazette.example> Queued mail for delivery                | NOTHING
            250 Ok: queued as <Ab12_cd@example>                                    | Ab12_cd@example
            """)
    void aRelaysOwnNameForALetterIsFound(String reply, String id) {
        assertThat(QueueId.of(reply).orElse("NOTHING")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 ok", "250 2.0.0 Ok", "250 Message received", "accepted", ""})
    void aReplyWithoutOneHasNone(String reply) {
        assertThat(QueueId.of(reply)).isEmpty();
    }
}
