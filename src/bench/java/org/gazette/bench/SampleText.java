package org.gazette.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/** Words that compress like a newspaper's: a vocabulary of made-up words, the short ones far more often. */
final class SampleText {
    private static final String[] SYLLABLES = {
        "ba", "cor", "den", "el", "fin", "gra", "hol", "in", "jar", "kel", "lo", "mar", "nor", "or", "pel", "qua", "ris",
        "sta", "ter", "un", "ver", "wick", "yard", "zan", "ment", "ing", "tion", "ed"
    };

    private final List<String> vocabulary = new ArrayList<>();

    SampleText() {
        Random random = new Random(2020);
        for (int n = 0; n < 4_000; n++) {
            StringBuilder word = new StringBuilder();
            int syllables = 1 + (int) Math.min(3, Math.abs(random.nextGaussian() * 1.5));
            for (int s = 0; s < syllables; s++) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            vocabulary.add(word.toString());
        }
    }

    String headline(Random random) {
        return sentence(random, 6 + random.nextInt(5)).replaceFirst("\\.$", "");
    }

    String standfirst(Random random) {
        return sentence(random, 18 + random.nextInt(10));
    }

    /** Paragraphs of HTML, about {@code bytes} long. */
    String body(Random random, int bytes) {
        StringBuilder html = new StringBuilder();
        while (html.length() < bytes) {
            html.append("<p>");
            for (int sentence = 0; sentence < 4; sentence++) {
                html.append(sentence(random, 10 + random.nextInt(12))).append(' ');
            }
            html.append("</p>\n");
            if (random.nextInt(5) == 0) {
                html.append("<h2>").append(headline(random)).append("</h2>\n");
            }
        }
        return html.toString();
    }

    private String sentence(Random random, int words) {
        StringJoiner sentence = new StringJoiner(" ", "", ".");
        for (int n = 0; n < words; n++) {
            String word = word(random);
            sentence.add(n == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
        }
        return sentence.toString();
    }

    /** Few words make most of a text (Zipf). */
    private String word(Random random) {
        double rank = Math.pow(vocabulary.size(), random.nextDouble());
        return vocabulary.get((int) rank - 1);
    }
}
