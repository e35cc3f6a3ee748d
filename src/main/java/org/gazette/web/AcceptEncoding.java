package org.gazette.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gazette.publishing.Coding;
import org.jspecify.annotations.Nullable;

/**
 * In which codings a reader takes a document, the best first (RFC 9110 §12.5.3). A coding with a greater weight goes
 * first, among equals the smaller one: brotli, gzip, identity. Identity ends the list even where it is forbidden: an
 * answer in it serves the reader better than a 406. Without the header it is the only one.
 */
final class AcceptEncoding {
    private static final List<Coding> IDENTITY = List.of(Coding.IDENTITY);
    private static final List<Coding> SMALLEST_FIRST = List.of(Coding.BROTLI, Coding.GZIP, Coding.IDENTITY);
    /** So many values are in use among readers, and no more are remembered. */
    private static final int REMEMBERED = 256;

    private static final int LONGEST_REMEMBERED = 200;
    /** Behind every coding that was named, where nothing was said of identity. */
    private static final double LEAST = 0.0001;

    private final Map<String, List<Coding>> known = new ConcurrentHashMap<>();

    List<Coding> codings(@Nullable String header) {
        if (header == null) {
            return IDENTITY;
        }
        List<Coding> seen = known.get(header);
        return seen == null ? remember(header) : seen;
    }

    private List<Coding> remember(String header) {
        List<Coding> codings = parse(header);
        if (known.size() < REMEMBERED && header.length() <= LONGEST_REMEMBERED) {
            known.put(header, codings);
        }
        return codings;
    }

    private static List<Coding> parse(String header) {
        double[] weights = new double[Coding.values().length];
        Arrays.fill(weights, Double.NaN);
        double others = Double.NaN;
        for (String member : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = member.split(";", -1);
            String name = parts[0].strip();
            if (name.equals("*")) {
                others = weight(parts);
            } else {
                weigh(weights, name, weight(parts));
            }
        }
        return inOrder(weights, others);
    }

    private static void weigh(double[] weights, String name, double weight) {
        for (Coding coding : Coding.values()) {
            if (name.equals(coding.token()) || name.equals("x-" + coding.token())) {
                weights[coding.ordinal()] = weight;
            }
        }
    }

    private static List<Coding> inOrder(double[] weights, double others) {
        for (Coding coding : Coding.values()) {
            if (Double.isNaN(weights[coding.ordinal()])) {
                boolean unsaid = Double.isNaN(others);
                weights[coding.ordinal()] = !unsaid ? others : coding == Coding.IDENTITY ? LEAST : 0;
            }
        }
        List<Coding> codings = new ArrayList<>(SMALLEST_FIRST);
        codings.removeIf(coding -> weights[coding.ordinal()] <= 0);
        codings.sort(Comparator.comparingDouble((Coding coding) -> weights[coding.ordinal()])
                .reversed());
        if (!codings.contains(Coding.IDENTITY)) {
            codings.add(Coding.IDENTITY);
        }
        return List.copyOf(codings);
    }

    /** Of a member with its parameters: 1 when it has none, 0 (not acceptable) when it is no number from 0 to 1. */
    static double weight(String[] parts) {
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip();
            if (parameter.startsWith("q=")) {
                String value = parameter.substring(2).strip();
                return value.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(value) : 0;
            }
        }
        return 1;
    }
}
