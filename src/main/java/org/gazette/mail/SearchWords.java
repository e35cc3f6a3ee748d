package org.gazette.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a reader is found by: the address from its beginning and from each word in it, the domain from each of its labels
 * but the last, and the name from each word. {@code ada.lovelace@mail.example.org}, «Ada King», is found by what any of
 * {@code ada.lovelace@mail.example.org}, {@code lovelace@mail.example.org}, {@code mail.example.org},
 * {@code example.org}, {@code ada king} and {@code king} begins with.
 */
public final class SearchWords {
    private static final int LONGEST = 60;
    private static final int MOST_OF_A_NAME = 6;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
    private static final String LAST_CHARACTER = new String(Character.toChars(Character.MAX_CODE_POINT));

    private SearchWords() {}

    /** All of them, at most 60 characters each, in the order of their bytes in UTF-8. */
    public static SortedSet<String> of(EmailAddress address, String name) {
        SortedSet<String> words = new TreeSet<>(SearchWords::compare);
        address(words, address.local(), address.domain());
        String readable = IDN.toUnicode(address.domain());
        if (!readable.equals(address.domain())) {
            address(words, address.local(), readable);
        }
        name(words, name);
        return words;
    }

    /** What someone looks for, spelled as the words are: without accents, in lower case; a leading at-sign goes. */
    public static String wanted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return cut(fold(line.startsWith("@") ? line.substring(1) : line));
    }

    /** What stands behind every word that begins like this. */
    public static String behind(String wanted) {
        return wanted + LAST_CHARACTER;
    }

    /** By code points, as UTF-8 orders; Java's own order differs beyond U+FFFF. */
    private static int compare(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (at == one.length() || at == other.length()) {
            return Integer.compare(one.length(), other.length());
        }
        int back = at > 0 && Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
        return Integer.compare(one.codePointAt(back), other.codePointAt(back));
    }

    private static void address(SortedSet<String> words, String local, String domain) {
        String whole = fold(local + "@" + domain);
        int at = whole.lastIndexOf('@');
        words.add(cut(whole));
        for (int from = 1; from < at; from++) {
            if (isWord(whole.charAt(from)) && !isWord(whole.charAt(from - 1))) {
                words.add(cut(whole.substring(from)));
            }
        }
        int last = whole.lastIndexOf('.');
        for (int from = at + 1; from > 0 && from < last; from = whole.indexOf('.', from) + 1) {
            words.add(cut(whole.substring(from)));
        }
    }

    private static void name(SortedSet<String> words, String name) {
        String plain = GAPS.matcher(fold(name)).replaceAll(" ").strip();
        int from = 0;
        for (int word = 0; word < MOST_OF_A_NAME && from < plain.length(); word++) {
            words.add(cut(plain.substring(from)));
            int gap = plain.indexOf(' ', from);
            from = gap < 0 ? plain.length() : gap + 1;
        }
    }

    private static boolean isWord(char one) {
        return Character.isLetterOrDigit(one) || Character.isSurrogate(one);
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
