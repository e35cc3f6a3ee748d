package org.gazette.typesetting;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the word that was perhaps meant. */
final class Spelling {
    private static final int FAR = 3;

    private Spelling() {}

    /** The name that is fewest keystrokes away, if it is near enough to be meant. */
    static Optional<String> nearest(String word, Set<String> names) {
        return names.stream()
                .filter(name -> !name.equals(word))
                .filter(name -> distance(word, name) < Math.min(FAR, name.length()))
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /** The names of all words that a record holds, those within lists and records too. */
    static Set<String> names(Record words) {
        Set<String> names = new LinkedHashSet<>();
        collect(words.getClass(), names);
        return names;
    }

    private static void collect(Type type, Set<String> names) {
        if (type instanceof ParameterizedType many) {
            for (Type one : many.getActualTypeArguments()) {
                collect(one, names);
            }
        } else if (type instanceof Class<?> words && words.isRecord()) {
            for (RecordComponent component : words.getRecordComponents()) {
                names.add(component.getName());
                collect(component.getGenericType(), names);
            }
        }
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int at = 0; at < row.length; at++) {
            row[at] = at;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
