package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.ReaderRecord;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept about a reader, as a file that the reader can take along (GDPR, article 20). */
public final class ReaderFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReaderFile() {}

    public static String json(ReaderRecord record) {
        return JSON.writeValueAsString(words(record)) + "\n";
    }

    /** The same as names and values. */
    public static Map<String, Object> words(ReaderRecord record) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("address", record.reader().address().toString());
        words.put("name", record.reader().name());
        words.put("since", record.reader().joinedAt().toString());
        words.put("newsletters", record.orders().stream().map(ReaderFile::order).toList());
        List<Map<String, Object>> proofs = new ArrayList<>();
        record.agreements().forEach(one -> proofs.add(agreement(one)));
        words.put("consents", proofs);
        return words;
    }

    static Map<String, Object> order(Order order) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("newsletter", order.newsletter());
        words.put("active", order.isActive());
        words.put("sections", order.wishes().choice().slugs());
        words.put("language", order.wishes().choice().language());
        words.put("frequency", order.wishes().frequency().name());
        words.put(
                "hour",
                order.wishes().hour() < 0 ? "" : String.valueOf(order.wishes().hour()));
        words.put("zone", order.wishes().zone());
        words.put("alerts", order.wishes().alerts());
        words.put("pausedUntil", moment(order.wishes().pauseUntil()));
        return words;
    }

    private static Map<String, Object> agreement(ReaderRecord.Agreement one) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("newsletter", one.newsletter());
        words.put("act", one.act());
        words.put("at", one.at().toString());
        words.put("askedAt", moment(one.consent().askedAt()));
        words.put("source", one.consent().source());
        words.put("wording", one.consent().wording());
        words.put("form", one.consent().form());
        words.put("network", one.consent().network());
        return words;
    }

    private static String moment(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : at.toString();
    }
}
