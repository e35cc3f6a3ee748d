package org.gazette.delivery;

import java.time.Instant;
import java.util.regex.Pattern;
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
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9\\-._~:/?#\\[\\]@!$()*+,;=%]{1,900}");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<[A-Za-z0-9!#$%*+/=?^_{|}~.-]{1,200}@[A-Za-z0-9.-]{1,255}>");

    public Filling {
        name = Words.line(name);
        require(ADDRESS, "way out", wayOutUrl);
        require(MESSAGE_ID, "Message-ID", messageId);
    }

    private static void require(Pattern form, String what, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + what + " «" + Words.line(value) + "» cannot stand in a letter");
        }
    }
}
