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

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> List<T> list(String json, Class<T> type) {
        if (json.equals("[]")) {
            return List.of();
        }
        return LISTS.computeIfAbsent(type, MAPPER::readerForListOf).readValue(json);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Optional<Picture> picture(String json) {
        return json.isEmpty() ? Optional.empty() : Optional.of(MAPPER.readValue(json, Picture.class));
    }
}
