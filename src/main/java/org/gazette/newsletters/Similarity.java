package org.gazette.newsletters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.stories.Story;
import org.gazette.text.Words;

/**
 * What the opening of a text says, as two sets: the stems of its words, and its facts, which are figures and names. How
 * much of the smaller set the other one has counts (containment, after Broder, On the resemblance and containment of
 * documents, 1997), so a short version of a long story is found; facts weigh for themselves, so that two reports of one
 * form about different things, such as those on the markets of two days, are not one. {@code SimilarityTest} measures it.
 */
final class Similarity {
    /** From here on two texts tell the same: no pair that the measure was chosen by, and does not, comes to it. */
    static final double SAME = 0.74;

    /** Behind the opening, long texts on one subject come to share most of their words. */
    private static final int OPENING = 250;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,:]\\p{Nd}+)*");
    private static final int MEANS_SOMETHING = 4;
    private static final int STEM = 5;
    private static final int NAME = 6;
    private static final double WEIGHT_OF_FACTS = 0.3;
    /** A text of fewer stems tells the same as another only if it is the same. */
    private static final int TOO_SHORT = 12;

    private final List<String> text = new ArrayList<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> facts = new HashSet<>();

    private Similarity(String words) {
        Matcher word = WORD.matcher(words);
        while (word.find() && text.size() < OPENING) {
            add(word.group(), beginsSentence(words, word.start()));
        }
    }

    /** Of a story: its headline, its standfirst and its text. */
    static Similarity of(Story story) {
        return of(story.headline() + ". " + story.copy().standfirst() + ". "
                + Words.ofHtml(story.copy().body()));
    }

    static Similarity of(String text) {
        return new Similarity(text);
    }

    /** How much of the shorter text the other one says too: 0 for nothing, 1 for all of it. */
    double to(Similarity other) {
        if (Math.min(stems.size(), other.stems.size()) < TOO_SHORT) {
            return text.equals(other.text) ? 1 : 0;
        }
        double words = contained(stems, other.stems);
        return facts.isEmpty() || other.facts.isEmpty()
                ? words
                : (1 - WEIGHT_OF_FACTS) * words + WEIGHT_OF_FACTS * contained(facts, other.facts);
    }

    private void add(String word, boolean first) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean figure = Character.isDigit(word.charAt(0));
        text.add(small);
        if (figure || small.length() >= MEANS_SOMETHING) {
            stems.add(beginning(small, STEM));
        }
        if (figure) {
            facts.add(small);
        } else if (!first && Character.isUpperCase(word.charAt(0))) {
            facts.add(beginning(small, NAME));
        }
    }

    /** A capital letter there names nothing. */
    private static boolean beginsSentence(String text, int at) {
        String before = text.substring(Math.max(0, at - 2), at).strip();
        return at < 2 || (!before.isEmpty() && ".:!?".indexOf(before.charAt(before.length() - 1)) >= 0);
    }

    private static String beginning(String word, int length) {
        return word.substring(0, Math.min(length, word.length()));
    }

    private static double contained(Set<String> one, Set<String> other) {
        Set<String> smaller = one.size() <= other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        return (double) smaller.stream().filter(larger::contains).count() / smaller.size();
    }
}
