package org.gazette.stories;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How lists and records stand in a column. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> List<T> list(String json, Class<T> type) {
        return MAPPER.readValue(json, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Optional<Picture> picture(String json) {
        return json.isEmpty() ? Optional.empty() : Optional.of(MAPPER.readValue(json, Picture.class));
    }
}
