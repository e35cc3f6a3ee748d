package org.gazette.house;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which word was perhaps meant. */
final class Spelling {
    private Spelling() {}

    /** {@code : did you mean Europe/London?}, or nothing when no word is near enough. */
    static String hint(String word, Collection<String> words) {
        return nearest(word, words).map(near -> ": did you mean " + near + "?").orElse("");
    }

    /** The word with the fewest letters changed, added, dropped or swapped: at most a third of them. */
    static Optional<String> nearest(String word, Collection<String> words) {
        int most = Math.max(1, word.length() / 3);
        return words.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
                .filter(candidate -> distance(folded(word), folded(candidate)) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(folded(word), folded(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
