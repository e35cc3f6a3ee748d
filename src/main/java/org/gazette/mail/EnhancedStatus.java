package org.gazette.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enhanced status code such as 5.1.1 (RFC 3463 §2). */
public record EnhancedStatus(int kind, int subject, int detail) {
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

    /** @return the code that stands after the reply code at the head of an SMTP reply line, if any */
    public static Optional<EnhancedStatus> ofReply(String reply) {
        Matcher code = CODE.matcher(reply);
        boolean atHead = code.find() && code.start() <= 4;
        return atHead ? Optional.of(of(code)) : Optional.empty();
    }

    private static EnhancedStatus of(Matcher code) {
        return new EnhancedStatus(
                Integer.parseInt(code.group(1)), Integer.parseInt(code.group(2)), Integer.parseInt(code.group(3)));
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }
}
