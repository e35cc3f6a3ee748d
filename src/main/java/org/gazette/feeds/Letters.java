package org.gazette.feeds;

import java.util.OptionalInt;

/** Which characters a feed may carry: those of XML 1.0 §2.2 without C1 controls and noncharacters. */
final class Letters {
    private Letters() {}

    /** @throws IllegalArgumentException naming the first forbidden character and where it stands */
    static void check(String text) {
        forbidden(text).ifPresent(at -> {
            throw new IllegalArgumentException("forbidden character U+%04X at %d".formatted(text.codePointAt(at), at));
        });
    }

    /** Where the first forbidden character stands. */
    static OptionalInt forbidden(String text) {
        char[] letters = text.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            char letter = letters[at];
            if (letter >= 0x7f || letter < 0x20) {
                int point = Character.isSurrogate(letter) ? text.codePointAt(at) : letter;
                if (!isAllowed(point)) {
                    return OptionalInt.of(at);
                }
                at += Character.charCount(point) - 1;
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isAllowed(int point) {
        if (point < 0xa0) {
            return (point >= 0x20 && point < 0x7f) || point == '\t' || point == '\n' || point == '\r';
        }
        boolean surrogate = point >= 0xd800 && point <= 0xdfff;
        boolean nonCharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        return !surrogate && !nonCharacter;
    }
}
