package org.gazette.text;

import java.lang.Character.UnicodeScript;

/** Finds where one word after the other ends. */
final class WordEnds {
    /** The zero width joiner, which makes one sign of two. */
    static final int JOINER = 0x200d;

    private static final int NON_JOINER = 0x200c;

    private final String text;
    private int at;

    WordEnds(String text) {
        this.text = text;
    }

    /** @return the index after the next word; -1 when there is none */
    int next() {
        int end = -1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean letter = Character.isLetterOrDigit(point);
            boolean alone = letter && standsAlone(point);
            if (end >= 0 && (alone || !(letter || goesOn(point)))) {
                return end;
            }
            at += Character.charCount(point);
            if (alone) {
                return afterMarks();
            }
            end = letter || (end >= 0 && isMark(point)) ? at : end;
        }
        return end;
    }

    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Whether no word runs on from before a place to after it. */
    static boolean isBetween(String text, int place) {
        if (place == 0 || place == text.length()) {
            return true;
        }
        int before = text.codePointBefore(place);
        int after = text.codePointAt(place);
        return !isMark(after) && !(runsOn(before) && runsOn(after));
    }

    private static boolean runsOn(int point) {
        return (Character.isLetterOrDigit(point) && !standsAlone(point)) || isMark(point) || point == JOINER;
    }

    private int afterMarks() {
        while (at < text.length() && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Signs of scripts that set no blanks between words. */
    private static boolean standsAlone(int point) {
        UnicodeScript script = UnicodeScript.of(point);
        return Character.isIdeographic(point) || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    /** What may stand inside a word: an apostrophe, a hyphen, an accent, a joiner. */
    private static boolean goesOn(int point) {
        return point == '\''
                || point == '’'
                || point == '-'
                || point == 0xad
                || point == JOINER
                || point == NON_JOINER
                || isMark(point);
    }
}
