package org.gazette.delivery;

import java.util.regex.Pattern;
import org.gazette.mail.EnhancedStatus;

/**
 * What a relay answered to a command (RFC 5321 §4.2).
 *
 * @param code three digits; 0 when no answer came
 * @param text the whole answer on one line, or what happened instead
 */
record Reply(int code, String text) {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    /** A connection that ended, or went silent for too long. */
    static Reply silence(String what) {
        return new Reply(0, what);
    }

    static Reply of(int code, String lines) {
        String text = lines.strip();
        if (hasControls(text)) {
            text = CONTROLS.matcher(text).replaceAll(" ");
        }
        return code >= 200 && code <= 599 ? new Reply(code, text) : silence("no SMTP reply: '" + text + "'");
    }

    private static boolean hasControls(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    boolean silent() {
        return code == 0;
    }

    /** Whether the relay ends the connection with this answer, or has ended it. */
    boolean last() {
        return silent() || code == 421;
    }

    /** The enhanced status (RFC 3463), or an empty text where the answer has none. */
    String status() {
        return EnhancedStatus.ofReply(text).map(EnhancedStatus::toString).orElse("");
    }
}
