package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTimeTest {
    @ParameterizedTest(name = "{0} words: {1} min")
    @CsvSource({"0, 1", "1, 1", "230, 1", "231, 2", "460, 2", "461, 3", "2147483647, 9336886"})
    void isWholeMinutesRoundedUpAndOneAtTheLeast(int words, int minutes) {
        assertThat(ReadingTime.minutes(words)).isEqualTo(minutes);
    }
}
