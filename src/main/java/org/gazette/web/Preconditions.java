package org.gazette.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.gazette.publishing.Document;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reader has a document already (RFC 9110 §13). {@code If-None-Match} is a list or {@code *}, is compared
 * weakly, and beats {@code If-Modified-Since}; the latter counts when it is one valid date, and a document as old as
 * that date is not modified.
 */
final class Preconditions {
    private Preconditions() {}

    /** @return whether the answer to a GET or HEAD is 304 */
    static boolean notModified(Document document, @Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
        if (ifNoneMatch != null) {
            return matches(ifNoneMatch, document.etag());
        }
        return ifModifiedSince != null && notSince(document.lastModified(), ifModifiedSince);
    }

    private static boolean matches(String list, String etag) {
        if (list.strip().equals("*")) {
            return true;
        }
        int at = 0;
        while (at < list.length()) {
            int open = list.indexOf('"', at);
            int close = open < 0 ? -1 : list.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (list.substring(open, close + 1).equals(etag)) {
                return true;
            }
            at = close + 1;
        }
        return false;
    }

    private static boolean notSince(Instant lastModified, String date) {
        try {
            Instant since = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !lastModified.isAfter(since);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
