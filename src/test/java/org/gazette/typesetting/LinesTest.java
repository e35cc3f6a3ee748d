package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one two three four,             one two/three four/",
        "'  one two three',              '  one two/  three/'",
        "twelve-thirty-four,             twelve-thirty-four/",
        "see https://a.example/b-c/d-e,  see/https://a.example/b-c/d-e/",
        "一二三四五六七,                   一二三四五/六七/",
        "一二三四五。六,                   一二三四/五。六/",
        "exactly 10 ,                    exactly 10/",
    })
    void aLineIsBrokenWhereAReaderWouldBreathe(String text, String lines) {
        assertThat(new Lines(10, Locale.ENGLISH).wrapped(text).replace('\n', '/'))
                .isEqualTo(lines);
    }

    @Test
    void emptyLinesNeverComeTwice() {
        assertThat(new Lines(72, Locale.ENGLISH).wrapped("\n\na  \n\n \n\n\nb\n\n"))
                .isEqualTo("a\n\nb\n");
    }
}
