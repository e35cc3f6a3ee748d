package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Which characters a feed may carry: those of XML 1.0 §2.2 without C1 controls and noncharacters. */
final class Letters {
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', 0x7f, true);
        PLAIN['\n'] = true;
        PLAIN['?'] = false;
    }

    private Letters() {}

    /** @throws IllegalArgumentException naming the first forbidden character and where it stands */
    static void check(String text) {
        forbidden(text).ifPresent(at -> {
            throw new IllegalArgumentException("forbidden character U+%04X at %d".formatted(text.codePointAt(at), at));
        });
    }

    /** Where the first forbidden character stands. */
    static OptionalInt forbidden(String text) {
        if (isPlain(text)) {
            return OptionalInt.empty();
        }
        for (int at = 0; at < text.length(); ) {
            char letter = text.charAt(at);
            int point = Character.isSurrogate(letter) ? text.codePointAt(at) : letter;
            if (!isAllowed(point)) {
                return OptionalInt.of(at);
            }
            at += Character.charCount(point);
        }
        return OptionalInt.empty();
    }

    /** Whether all of it is printable ASCII and line ends; a question mark stands for what Latin-1 does not have. */
    private static boolean isPlain(String text) {
        boolean[] plain = PLAIN;
        for (byte letter : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (!plain[letter & 0xff]) {
                return false;
            }
        }
        return true;
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
