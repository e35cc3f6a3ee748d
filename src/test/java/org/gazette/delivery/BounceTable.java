package org.gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How well classes are told: of each how many there are, are told, and are right; and whether addresses are found. */
final class BounceTable {
    private final Map<String, int[]> classes = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();
    int samples;
    int addresses;
    int found;
    int falseHard;

    /** @param meaning what is right */
    void add(String source, String meaning, String address, BounceReport report) {
        String told = told(report);
        samples++;
        count(meaning)[0]++;
        count(told)[1]++;
        if (told.equals(meaning)) {
            count(told)[2]++;
        } else {
            wrong.add(source + ": " + told + " for " + meaning);
        }
        falseHard += told.equals("hard") && !meaning.equals("hard") ? 1 : 0;
        if (!meaning.equals("none") && !meaning.equals("unknown")) {
            addresses++;
            boolean first =
                    !report.addresses().isEmpty() && report.addresses().get(0).equals(address);
            found += first ? 1 : 0;
            if (!first) {
                wrong.add(source + ": the address is " + report.addresses() + " for " + address);
            }
        }
    }

    /** A line for each class, as the manual has it. */
    List<String> lines() {
        return classes.entrySet().stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f %% | %.1f %% |",
                        one.getKey(),
                        one.getValue()[0],
                        100.0 * one.getValue()[2] / Math.max(1, one.getValue()[1]),
                        100.0 * one.getValue()[2] / Math.max(1, one.getValue()[0])))
                .toList();
    }

    double right() {
        return 100.0 * classes.values().stream().mapToInt(one -> one[2]).sum() / samples;
    }

    double addressesFound() {
        return 100.0 * found / addresses;
    }

    private int[] count(String meaning) {
        return classes.computeIfAbsent(meaning, one -> new int[3]);
    }

    static String told(BounceReport report) {
        return switch (report.kind()) {
            case PENDING, AUTO_REPLY -> "none";
            case UNKNOWN -> "unknown";
            case COMPLAINT -> "complaint";
            case FAILED ->
                switch (report.meaning()) {
                    case HARD, DOUBTFUL -> "hard";
                    case FULL -> "full";
                    case SOFT -> "soft";
                    case BLOCK -> "block";
                    case CONTENT -> "content";
                    case COMPLAINT -> "complaint";
                };
        };
    }
}
