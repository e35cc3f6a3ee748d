package org.gazette.web;

import java.time.Instant;
import java.util.Optional;
import org.gazette.publishing.Document;

/**
 * What a request demands before it is answered with a document (RFC 9110 §13.2.2). The entity tags come before the
 * dates; a date counts when it is one valid date, and a document as old as that is not modified.
 */
enum Preconditions {
    /** None, or all met: send the document. */
    MET,
    /** The document is not the one meant: 412. */
    FAILED,
    /** The reader has it already: 304. */
    NOT_MODIFIED;

    /** Of a GET or HEAD whose plain answer would be 200. */
    static Preconditions of(Asked asked, Ready ready) {
        Document document = ready.document();
        if (fails(asked, ready)) {
            return FAILED;
        }
        if (asked.ifNoneMatch() != null) {
            return EntityTags.name(asked.ifNoneMatch(), document.hash()) ? NOT_MODIFIED : MET;
        }
        String since = asked.ifModifiedSince();
        if (since == null || !ready.isDated()) {
            return MET;
        }
        return since.equals(ready.lastModified()) || notSince(document.lastModified(), since) ? NOT_MODIFIED : MET;
    }

    private static boolean fails(Asked asked, Ready ready) {
        Document document = ready.document();
        if (asked.ifMatch() != null) {
            return !EntityTags.nameStrongly(asked.ifMatch(), document.hash());
        }
        return asked.ifUnmodifiedSince() != null
                && ready.isDated()
                && HttpDate.parse(asked.ifUnmodifiedSince())
                        .filter(document.lastModified()::isAfter)
                        .isPresent();
    }

    private static boolean notSince(Instant lastModified, String date) {
        Optional<Instant> since = HttpDate.parse(date);
        return since.isPresent() && !lastModified.isAfter(since.get());
    }

    /** Whether a reader shows by a validator of ours, or by a date, that it was here before. */
    static boolean areAsked(Asked asked) {
        return asked.ifNoneMatch() != null
                ? !EntityTags.ours(asked.ifNoneMatch()).isEmpty()
                : asked.ifModifiedSince() != null
                        && HttpDate.parse(asked.ifModifiedSince()).isPresent();
    }
}
