package org.gazette.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a reader is found by: the address from its beginning and from each word in it, the domain from each of its labels
 * but the last, the name from its beginning and from each of its last two words. {@code ada.lovelace@mail.example.org},
 * «Ada King», is found by what any of {@code ada.lovelace@mail.example.org}, {@code lovelace@mail.example.org},
 * {@code mail.example.org}, {@code example.org}, {@code ada.king} and {@code king} begins with. Letters are in lower case
 * and without accents; whatever stands between words is one full stop; a word that another one begins with is left out.
 */
public final class SearchWords {
    private static final int LONGEST = 60;
    private static final int LAST_OF_A_NAME = 2;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final String LAST_CHARACTER = new String(Character.toChars(Character.MAX_CODE_POINT));

    private SearchWords() {}

    /** All of them, at most 60 characters each, in the order of their bytes in UTF-8. */
    public static SortedSet<String> of(EmailAddress address, String name) {
        NavigableSet<String> words = new TreeSet<>(SearchWords::compare);
        address(words, address.local(), address.domain());
        if (address.domain().contains("xn--")) {
            address(words, address.local(), IDN.toUnicode(address.domain()));
        }
        name(words, fold(name));
        withoutBeginnings(words);
        return words;
    }

    /** What someone looks for, spelled as the words are; a leading at-sign goes. */
    public static String wanted(String text) {
        String folded = fold(text.strip());
        return cut(folded.startsWith("@") ? folded.substring(1) : folded);
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
        String whole = fold(local) + "@" + fold(domain);
        int at = whole.lastIndexOf('@');
        words.add(cut(whole));
        for (int gap = whole.indexOf('.'); gap >= 0 && gap < at; gap = whole.indexOf('.', gap + 1)) {
            words.add(cut(whole.substring(gap + 1)));
        }
        int last = whole.lastIndexOf('.');
        for (int from = at + 1; from > 0 && from < last; from = whole.indexOf('.', from) + 1) {
            words.add(cut(whole.substring(from)));
        }
    }

    private static void name(SortedSet<String> words, String name) {
        if (name.isEmpty()) {
            return;
        }
        words.add(cut(name));
        int gap = name.lastIndexOf('.');
        for (int word = 0; word < LAST_OF_A_NAME && gap >= 0; word++) {
            words.add(cut(name.substring(gap + 1)));
            gap = name.lastIndexOf('.', gap - 1);
        }
    }

    /** In their order, what a word begins with stands right before it. */
    private static void withoutBeginnings(NavigableSet<String> words) {
        List<String> spare = new ArrayList<>();
        String before = "";
        for (String word : words) {
            if (!before.isEmpty() && word.startsWith(before)) {
                spare.add(before);
            }
            before = word;
        }
        spare.forEach(words::remove);
    }

    /** Words with a full stop between each two, none at the ends but before or behind an at-sign. */
    private static String fold(String text) {
        String plain = isAscii(text)
                ? text.toLowerCase(Locale.ROOT)
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char one = plain.charAt(at);
            boolean gap = !isWord(one) && one != '@';
            if (!gap) {
                folded.append(one);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != '.') {
                folded.append('.');
            }
        }
        int end = folded.length();
        return folded.substring(0, end > 0 && folded.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char one) {
        return Character.isLetterOrDigit(one)
                || Character.isSurrogate(one)
                || Character.getType(one) == Character.COMBINING_SPACING_MARK;
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
