package org.gazette.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Plain words: legal characters, white space, length. */
public final class Words {
    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u205f\\u3000]+");
    /** A zero width space, byte order marks, and the marks that turn the text after them round (Unicode UAX #9). */
    private static final Pattern UNSEEN = Pattern.compile("[\\u200b\\ufeff\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final Pattern LOOSE_END = Pattern.compile("[\\s\\p{Punct}–—]+$");

    private Words() {}

    /**
     * Text that every output may carry: without the characters that XML 1.0 §2.2 forbids, C1 controls, lone surrogates
     * and Unicode noncharacters; line ends of every kind are LF; composed as NFC.
     */
    public static String legal(String text) {
        if (isPlain(text)) {
            return text;
        }
        if (text.codePoints().allMatch(Words::isLegal)) {
            return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                    ? text
                    : Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        StringBuilder legal = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (point == '\r') {
                if (next >= text.length() || text.charAt(next) != '\n') {
                    legal.append('\n');
                }
            } else if (point == 0x0b || point == '\f' || point == 0x85) {
                legal.append('\n');
            } else if (isLegal(point)) {
                legal.appendCodePoint(point);
            }
            at = next;
        }
        return Normalizer.normalize(legal, Normalizer.Form.NFC);
    }

    /**
     * {@link #legal} text on one line, each run of white space a single space, none at the ends; without marks that
     * cannot be seen and could turn round what is printed after it.
     */
    public static String line(String text) {
        if (isPlainLine(text)) {
            return text;
        }
        String seen = UNSEEN.matcher(legal(text)).replaceAll("");
        return BLANKS.matcher(seen).replaceAll(" ").strip();
    }

    /** Printed ASCII with single spaces inside: nothing to change. */
    private static boolean isPlainLine(String text) {
        boolean spaced = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c > '~' || (c == ' ' && spaced)) {
                return false;
            }
            spaced = c == ' ';
        }
        return text.isEmpty() || !spaced;
    }

    /** The words of HTML alone, blocks apart by line ends. */
    public static String ofHtml(String html) {
        return PlainText.of(Jsoup.parseBodyFragment(html).body());
    }

    /** How many words a plain text has; Chinese and Japanese, which set no blanks, count a word for each character. */
    public static int count(String plain) {
        WordEnds ends = new WordEnds(plain);
        int words = 0;
        while (ends.next() >= 0) {
            words++;
        }
        return words;
    }

    /**
     * Whether some words stand in a plain text one after the other, whatever their case; each begins and ends where one
     * of the text's does, so that "art" is not in "party". Chinese and Japanese words may stand anywhere.
     */
    public static boolean has(String plain, String words) {
        String text = folded(plain);
        String wanted = folded(words);
        if (wanted.isEmpty()) {
            return true;
        }
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (WordEnds.isBetween(text, at) && WordEnds.isBetween(text, at + wanted.length())) {
                return true;
            }
        }
        return false;
    }

    /** The text itself when it has at most {@code length} characters, else its beginning, cut at a word, with "…". */
    public static String shorten(String line, int length) {
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        String head = line.substring(0, whole(line, line.offsetByCodePoints(0, length - 1)));
        int space = head.lastIndexOf(' ');
        String kept = space > length / 2 ? head.substring(0, space) : head;
        return LOOSE_END.matcher(kept).replaceAll("") + "…";
    }

    private static String folded(String text) {
        return line(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The nearest place before or at {@code end} that parts no letter from its accents, no emoji from its other half. */
    private static int whole(String line, int end) {
        int at = end;
        while (at > 0 && (joins(line.codePointAt(at)) || line.codePointBefore(at) == WordEnds.JOINER)) {
            at = line.offsetByCodePoints(at, -1);
        }
        return at;
    }

    private static boolean joins(int point) {
        boolean skinTone = point >= 0x1f3fb && point <= 0x1f3ff;
        return WordEnds.isMark(point) || point == WordEnds.JOINER || skinTone;
    }

    /** Whether every character is legal and composed with none before it: so are those below U+0300, and dashes and quotes. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean printed = (letter >= 0x20 && letter < 0x7f) || (letter >= 0xa0 && letter < 0x300);
            if (!printed && letter != '\n' && letter != '\t' && !(letter >= 0x2010 && letter <= 0x2027)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegal(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        boolean control = point < 0x20 || (point >= 0x7f && point < 0xa0);
        boolean surrogate = point >= 0xd800 && point <= 0xdfff;
        boolean nonCharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        return !control && !surrogate && !nonCharacter;
    }
}
