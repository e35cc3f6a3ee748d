package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VariantTest {
    @Test
    void aVariantIsReadAsItIsWritten() {
        for (Variant variant : List.of(
                new Variant(List.of(), Locale.ENGLISH),
                new Variant(List.of("world", "culture"), Locale.forLanguageTag("pt-BR")),
                new Variant(List.of(), Locale.GERMAN, List.of(12L, 7L), 0),
                new Variant(List.of("since-then", "told-you"), Locale.GERMAN, List.of(7L), 4))) {
            assertThat(Variant.parse(variant.toString())).isEqualTo(variant);
        }
        assertThat(new Variant(List.of("world"), Locale.ENGLISH, List.of(12L, 7L), 4))
                .hasToString("en/world/told-7,12/since-4");
        assertThat(Variant.parse("en/world/at-2020-11-16T12:00:00Z"))
                .isEqualTo(new Variant(List.of("world"), Locale.ENGLISH));
    }

    @Test
    void aRoundUpHasADayAndAnHour() {
        assertThat(RoundUp.parse(" Friday  17:30 ")).isEqualTo(new RoundUp(DayOfWeek.FRIDAY, LocalTime.of(17, 30)));
        for (String wrong : List.of("friday", "17:30", "someday 17:30", "friday 25:00", "")) {
            assertThatThrownBy(() -> RoundUp.parse(wrong))
                    .hasMessage("«" + wrong + "» is no day of the week with an hour: write such as sunday 09:00");
        }
    }
}
