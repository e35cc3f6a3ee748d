package org.gazette.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** The readable part of an address: {@code a-z 0-9 -}, 1 to 80 characters, never a name that a file system reserves. */
public final class Slug {
    private static final int LONGEST = 80;
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "œ", "oe", "ı", "i", "&", " and ");

    private Slug() {}

    /**
     * {@code Slug.of("Über Labour’s £3bn plan")} is {@code uber-labours-3bn-plan}.
     *
     * @return empty when no letter or digit of the text can be written in ASCII
     */
    public static String of(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        String ascii = Normalizer.normalize(folded, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’‘`\"]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String slug = shorten(ascii);
        return slug.matches("con|prn|aux|nul|com\\d|lpt\\d") ? slug + "-1" : slug;
    }

    /** @return the slug of the text, or that of a stable hash of it where it has none of its own (a Chinese headline) */
    public static String ofOr(String text, String prefix) {
        String slug = of(text);
        return slug.isEmpty() ? prefix + "-" + Integer.toHexString(text.hashCode()) : slug;
    }

    private static String shorten(String slug) {
        if (slug.length() <= LONGEST) {
            return slug;
        }
        int dash = slug.lastIndexOf('-', LONGEST);
        return slug.substring(0, dash > LONGEST / 2 ? dash : LONGEST);
    }
}
