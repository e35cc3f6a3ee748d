package org.gazette.stories;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** How lists and records stand in a column. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<Class<?>, ObjectReader> LISTS = new ConcurrentHashMap<>();
    /** So many are kept; then it begins again. The same sections, authors and tags are used time and again. */
    private static final int USUAL = 2_048;

    private static final int SHORT = 200;

    /** Short lists as they were read before, by their text. */
    private static final Map<Usual, List<?>> KNOWN = new ConcurrentHashMap<>();

    private record Usual(String json, Class<?> type) {}

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> List<T> list(String json, Class<T> type) {
        if (json.equals("[]")) {
            return List.of();
        }
        return json.length() > SHORT ? parsed(json, type) : known(json, type);
    }

    @SuppressWarnings("unchecked") // what stands under a type was read as that
    private static <T> List<T> known(String json, Class<T> type) {
        Usual usual = new Usual(json, type);
        List<?> before = KNOWN.get(usual);
        if (before != null) {
            return (List<T>) before;
        }
        List<T> list = List.copyOf(Json.<T>parsed(json, type));
        if (KNOWN.size() >= USUAL) {
            KNOWN.clear();
        }
        KNOWN.put(usual, list);
        return list;
    }

    private static <T> List<T> parsed(String json, Class<T> type) {
        return LISTS.computeIfAbsent(type, MAPPER::readerForListOf).readValue(json);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Optional<Picture> picture(String json) {
        return json.isEmpty() ? Optional.empty() : Optional.of(MAPPER.readValue(json, Picture.class));
    }
}
