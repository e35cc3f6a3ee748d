package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Measures which stories are taken for one, on labelled pairs: {@code twins.txt} says how it is read. */
class SimilarityTest {
    @Test
    void ofPairsThatTheMeasureNeverSawTwentyInTwentyMergedTellTheSame() {
        Score chosenBy = score("CHOSEN BY");
        Score judged = score("JUDGED");
        System.out.printf(Locale.ROOT, "chosen by: %s%njudged:    %s%n", chosenBy, judged);

        assertThat(judged.pairs()).isGreaterThan(300);
        assertThat(judged.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(judged.recall()).isGreaterThanOrEqualTo(0.8);
        assertThat(chosenBy.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(chosenBy.recall()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void aShortTextTellsTheSameOnlyAsItself() {
        assertThat(Similarity.of("Shares close higher").to(Similarity.of("Shares close lower")))
                .isZero();
        assertThat(Similarity.of("Shares close higher").to(Similarity.of("Shares, close HIGHER!")))
                .isEqualTo(1);
        assertThat(Similarity.of("").to(Similarity.of(LONG))).isZero();
    }

    @Test
    void oneOpeningParagraphDoesNotMakeOneStoryOfASeries() {
        String opening = LONG.repeat(2);
        String first = opening + numbered("qx", 200);
        String second = opening + numbered("zy", 200);

        assertThat(Similarity.of(first).to(Similarity.of(second))).isLessThan(Similarity.SAME);
    }

    private static final String LONG =
            "This is one of a series of articles in which our reporters ask what became of the northern islands, "
                    + "of their ferries, schools, shops and lighthouses, since the mines were shut nine winters ago. ";

    private static String numbered(String word, int times) {
        StringBuilder text = new StringBuilder();
        for (int time = 0; time < times; time++) {
            text.append((char) ('a' + time % 26))
                    .append((char) ('a' + time / 26))
                    .append(word)
                    .append(' ');
        }
        return text.toString();
    }

    /** @param right pairs merged that tell the same */
    private record Score(int pairs, int same, int merged, int right) {
        double precision() {
            return (double) right / merged;
        }

        double recall() {
            return (double) right / same;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d pairs, %d tell the same, %d merged, %d of them rightly: precision %.3f, recall %.3f",
                    pairs,
                    same,
                    merged,
                    right,
                    precision(),
                    recall());
        }
    }

    private record Labelled(String name, Similarity words) {}

    private static Score score(String half) {
        List<Labelled> texts = texts(half);
        int pairs = 0;
        int same = 0;
        int merged = 0;
        int right = 0;
        for (int one = 0; one < texts.size(); one++) {
            for (int other = one + 1; other < texts.size(); other++) {
                boolean isSame = texts.get(one).name().equals(texts.get(other).name());
                boolean isMerged = texts.get(one).words().to(texts.get(other).words()) >= Similarity.SAME;
                pairs++;
                same += isSame ? 1 : 0;
                merged += isMerged ? 1 : 0;
                right += isSame && isMerged ? 1 : 0;
            }
        }
        return new Score(pairs, same, merged, right);
    }

    private static List<Labelled> texts(String half) {
        List<Labelled> texts = new ArrayList<>();
        String name = "";
        boolean inside = false;
        for (String line : file().lines().toList()) {
            if (line.startsWith("## ")) {
                name = line.substring(3);
            } else if (line.startsWith("#")) {
                inside = line.equals("# " + half);
            } else if (inside && !line.isBlank()) {
                texts.add(new Labelled(name, Similarity.of(line)));
            }
        }
        return texts;
    }

    private static String file() {
        try (InputStream file = Objects.requireNonNull(SimilarityTest.class.getResourceAsStream("twins.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
