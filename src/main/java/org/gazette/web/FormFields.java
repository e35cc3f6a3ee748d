package org.gazette.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form that was posted, at most 16 KB of them. What cannot be read is not there. */
final class FormFields {
    private static final int LONGEST = 16_384;
    private static final int LONGEST_VALUE = 500;

    private final Map<String, List<String>> fields;

    private FormFields(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static FormFields of(Context context) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String type = String.valueOf(context.header("Content-Type"));
        if (type.startsWith("application/x-www-form-urlencoded")) {
            for (String pair : body(context).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                            .add(decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new FormFields(fields);
    }

    /** On one line and without control characters; empty where there is none. */
    String one(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(value -> value.replaceAll("\\p{Cntrl}+", " ").strip())
                .map(value -> value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value)
                .toList();
    }

    private static String decoded(String words) {
        try {
            return URLDecoder.decode(words, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    static String body(Context context) {
        try {
            return new String(context.req().getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
