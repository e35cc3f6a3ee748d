package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({"title, title, 0", "titel, title, 1", "tittle, title, 1", "tile, title, 1", "date, data, 1", "'', ab, 2"
    })
    void aWordIsAsFarFromAnotherAsLettersDiffer(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other)).isEqualTo(distance);
    }
}
