package org.gazette.delivery;

import java.time.Instant;
import org.gazette.mail.EmailAddress;
import org.gazette.text.Words;

/**
 * What one reader's letter has that others have not. Nothing in it can add a header, end a part or leave an attribute.
 *
 * @param name as printed, on one line; may be empty
 * @param wayOutUrl the absolute address that ends the subscription, at most 900 characters of ASCII
 * @param messageId with its angle brackets: {@code <…@example.org>} (RFC 5322 §3.6.4)
 * @param date of the first attempt
 */
public record Filling(EmailAddress to, String name, String wayOutUrl, String messageId, Instant date) {
    private static final int LONGEST_WAY = 900;
    private static final int LONGEST_LEFT = 200;
    private static final int LONGEST_RIGHT = 255;
    private static final Signs ADDRESS = Signs.lettersDigitsAnd("-._~:/?#[]@!$()*+,;=%");
    private static final Signs LEFT = Signs.lettersDigitsAnd("!#$%*+/=?^_{|}~.-");
    private static final Signs RIGHT = Signs.lettersDigitsAnd(".-");

    public Filling {
        name = Words.line(name);
        require(isAddress(wayOutUrl), "way out", wayOutUrl);
        require(isMessageId(messageId), "Message-ID", messageId);
    }

    private static boolean isAddress(String url) {
        int begin = url.startsWith("https://") ? "https://".length() : "http://".length();
        return (url.startsWith("http://") || url.startsWith("https://"))
                && ADDRESS.alone(url, begin, url.length(), LONGEST_WAY);
    }

    private static boolean isMessageId(String id) {
        int at = id.indexOf('@');
        return at > 0
                && id.charAt(0) == '<'
                && id.charAt(id.length() - 1) == '>'
                && LEFT.alone(id, 1, at, LONGEST_LEFT)
                && RIGHT.alone(id, at + 1, id.length() - 1, LONGEST_RIGHT);
    }

    private static void require(boolean right, String what, String value) {
        if (!right) {
            throw new IllegalArgumentException("the " + what + " «" + Words.line(value) + "» cannot stand in a letter");
        }
    }
}
