package org.gazette.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.gazette.publishing.Coded;
import org.gazette.publishing.Coding;
import org.gazette.publishing.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a feed since the instance that a reader has (RFC 3229 with the manipulation «feed»): for who asks with
 * {@code A-IM: feed} and names, by its entity tag, an instance that is still known.
 */
record Delta(HttpFields fields, ByteBuffer body) {

    /** The smallest that starts from an instance which the reader has; null to send the whole feed. */
    static @Nullable Delta of(Ready ready, List<Coding> codings, Asked asked) {
        String tags = asked.ifNoneMatch();
        if (asked.manipulations() == null || tags == null || ready.kind() != Kind.FEED) {
            return null;
        }
        return allows(asked.manipulations()) ? since(tags, ready, codings) : null;
    }

    private static @Nullable Delta since(String tags, Ready ready, List<Coding> codings) {
        Coded best = null;
        String start = "";
        for (String tag : EntityTags.ours(tags)) {
            Coded delta = since(EntityTags.hash(tag), ready.document(), codings);
            if (delta != null && (best == null || delta.bytes().length < best.bytes().length)) {
                best = delta;
                start = tag;
            }
        }
        if (best == null) {
            return null;
        }
        HttpFields.Mutable fields =
                Headers.delta(ready.document(), ready.in(codings).coded(), best, ready.isDated());
        if (EntityTags.areMany(tags)) {
            fields.add("Delta-Base", '"' + start + '"');
        }
        return new Delta(fields, ByteBuffer.wrap(best.bytes()));
    }

    private static @Nullable Coded since(String hash, Document document, List<Coding> codings) {
        for (Coding coding : codings) {
            Coded delta = document.since(hash, coding).orElse(null);
            if (delta != null) {
                return delta;
            }
        }
        return null;
    }

    private static boolean allows(String manipulations) {
        for (String member : manipulations.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = member.split(";", -1);
            if (parts[0].strip().equals("feed")) {
                return AcceptEncoding.weight(parts) > 0;
            }
        }
        return false;
    }
}
