package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'Über Labour’s £3bn plan', uber-labours-3bn-plan",
        "'World & Asia', world-and-asia",
        "'İstanbul''da Ağrı', istanbulda-agri",
        "'Straße, Łódź, Ærø, Þór', strasse-lodz-aero-thor",
        "'  --a__b--  ', a-b",
        "'½ of ﬁve', 1-2-of-five",
        "'con', con-1",
        "'COM1', com1-1",
        "'👩‍🚀 in space', in-space",
        "'x/../../etc', x-etc",
        "'漢字', ''",
        "'', ''"
    })
    void readsLikeTheHeadlineInAscii(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }

    @Test
    void aLongOneIsCutAtAWord() {
        assertThat(Slug.of("a".repeat(70) + " " + "b".repeat(20))).isEqualTo("a".repeat(70));
        assertThat(Slug.of("a".repeat(100))).hasSize(80);
    }

    @Test
    void whatHasNoLettersOfOursGetsAStableName() {
        assertThat(Slug.ofOr("北京", "story")).isEqualTo(Slug.ofOr("北京", "story")).startsWith("story-");
        assertThat(Slug.ofOr("北京", "story")).isNotEqualTo(Slug.ofOr("上海", "story"));
    }

    @RepeatedTest(200)
    void isAlwaysFitForAnAddressAndAFile(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(120), 0, 0x2ffff)
                .filter(Character::isValidCodePoint)
                .forEach(text::appendCodePoint);

        assertThat(Slug.ofOr(text.toString(), "x")).matches("[a-z0-9]([a-z0-9-]{0,80}[a-z0-9])?");
    }
}
