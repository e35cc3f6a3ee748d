package org.gazette.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The readable part of an address: {@code a-z 0-9 -}, 1 to 80 characters, never a name that a file system reserves. */
public final class Slug {
    private static final int LONGEST = 80;
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "œ", "oe", "ı", "i", "&", " and ");

    private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

    private Slug() {}

    /**
     * {@code Slug.of("Über Labour’s £3bn plan")} is {@code uber-labours-3bn-plan}.
     *
     * @return empty when no letter or digit of the text can be written in ASCII
     */
    public static String of(String text) {
        String plain = ofPlain(text);
        String slug = shorten(plain.isEmpty() ? ofAny(text) : plain);
        return slug.length() <= 4 && RESERVED.matcher(slug).matches() ? slug + "-1" : slug;
    }

    /** That of words in letters and digits of ASCII, as most are; empty for any other text. */
    private static String ofPlain(String text) {
        StringBuilder slug = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                slug.append(letter);
            } else if (letter >= 'A' && letter <= 'Z') {
                slug.append((char) (letter + 'a' - 'A'));
            } else if (letter != ' ' && letter != '-') {
                return "";
            } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        boolean dash = slug.length() > 0 && slug.charAt(slug.length() - 1) == '-';
        return slug.substring(0, slug.length() - (dash ? 1 : 0));
    }

    private static String ofAny(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’‘`\"]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
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
