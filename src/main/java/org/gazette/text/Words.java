package org.gazette.text;

import java.text.Normalizer;

/** Plain words: legal characters, white space, length. */
public final class Words {
    private Words() {}

    /**
     * Text that every output may carry: without the characters that XML 1.0 §2.2 forbids, C1 controls, lone surrogates
     * and Unicode noncharacters; line ends are LF; composed as NFC.
     */
    public static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (point == '\r') {
                if (next >= text.length() || text.charAt(next) != '\n') {
                    legal.append('\n');
                }
            } else if (isLegal(point)) {
                legal.appendCodePoint(point);
            }
            at = next;
        }
        return Normalizer.normalize(legal, Normalizer.Form.NFC);
    }

    /** {@link #legal} text on one line, each run of white space a single space, none at the ends. */
    public static String line(String text) {
        return legal(text).replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    /** How many words a plain text has; a run of CJK characters counts one word for each character. */
    public static int count(String plain) {
        int words = 0;
        boolean inside = false;
        for (int at = 0; at < plain.length(); ) {
            int point = plain.codePointAt(at);
            if (Character.isIdeographic(point)) {
                words++;
                inside = false;
            } else if (Character.isLetterOrDigit(point)) {
                words += inside ? 0 : 1;
                inside = true;
            } else {
                inside = inside && (point == '\'' || point == '’' || point == '-');
            }
            at += Character.charCount(point);
        }
        return words;
    }

    /** The text itself when it has at most {@code length} characters, else its beginning, cut at a word, with "…". */
    public static String shorten(String line, int length) {
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        String head = line.substring(0, line.offsetByCodePoints(0, length - 1));
        int space = head.lastIndexOf(' ');
        String kept = space > length / 2 ? head.substring(0, space) : head;
        return kept.replaceAll("[\\s\\p{Punct}–—]+$", "") + "…";
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
