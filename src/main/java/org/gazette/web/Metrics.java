package org.gazette.web;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What was answered, counted since the start, and gauges of other departments, in the text format 0.0.4 that Prometheus
 * reads. Safe for many threads; to count costs no lock.
 */
public final class Metrics {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final String[] STATUSES = {"1xx", "2xx", "3xx", "4xx", "5xx", "226", "304", "429"};
    private static final int DELTA = 5;
    private static final int NOT_MODIFIED = 6;
    private static final int LIMITED = 7;

    private final LongAdder[][] answers = new LongAdder[Kind.values().length][STATUSES.length];
    private final LongAdder[] bytes = new LongAdder[Kind.values().length];
    private final Map<String, Supplier<Number>> gauges;

    /** @param gauges by their names, such as {@code gazette_outbox_waiting}; each is asked when somebody looks */
    public Metrics(Map<String, Supplier<Number>> gauges) {
        this.gauges = new TreeMap<>(gauges);
        this.gauges.keySet().forEach(Metrics::check);
        for (int kind = 0; kind < bytes.length; kind++) {
            bytes[kind] = new LongAdder();
            for (int status = 0; status < STATUSES.length; status++) {
                answers[kind][status] = new LongAdder();
            }
        }
    }

    /** @param sent bytes of the body */
    void count(Kind kind, int status, long sent) {
        answers[kind.ordinal()][place(status)].increment();
        if (sent > 0) {
            bytes[kind.ordinal()].add(sent);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(2_048);
        head(text, "gazette_http_answers_total", "counter", "Answers by what was asked for and by status.");
        for (Kind kind : Kind.values()) {
            for (int status = 0; status < STATUSES.length; status++) {
                long count = answers[kind.ordinal()][status].sum();
                if (count > 0) {
                    line(
                            text,
                            "gazette_http_answers_total",
                            labels(kind) + ",status=\"" + STATUSES[status] + '"',
                            count);
                }
            }
        }
        head(text, "gazette_http_body_bytes_total", "counter", "Bytes of documents sent, without headers.");
        for (Kind kind : Kind.values()) {
            long sum = bytes[kind.ordinal()].sum();
            if (sum > 0) {
                line(text, "gazette_http_body_bytes_total", labels(kind), sum);
            }
        }
        gauges.forEach((name, gauge) -> {
            head(text, name, "gauge", "");
            text.append(name).append(' ').append(value(gauge)).append('\n');
        });
        return text.toString();
    }

    /** One that fails says so, and takes nothing else with it. */
    private static String value(Supplier<Number> gauge) {
        try {
            return gauge.get().toString();
        } catch (RuntimeException e) {
            return "NaN";
        }
    }

    private static int place(int status) {
        return switch (status) {
            case 226 -> DELTA;
            case 304 -> NOT_MODIFIED;
            case 429 -> LIMITED;
            default -> Math.min(Math.max(status / 100, 1), 5) - 1;
        };
    }

    private static String labels(Kind kind) {
        return "kind=\"" + kind.name().toLowerCase(Locale.ROOT) + '"';
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        if (!help.isEmpty()) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        }
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "«" + name
                            + "» is no name of a metric: letters, digits, underscores and colons, such as gazette_outbox_waiting");
        }
    }
}
