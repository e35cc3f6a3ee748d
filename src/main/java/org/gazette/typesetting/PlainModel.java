package org.gazette.typesetting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as plain maps: texts, numbers, truths, lists and maps of these, and nothing that has a method. */
final class PlainModel {
    /** The components of a kind of record, read once: Java makes them anew for each who asks. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> kind) {
            RecordComponent[] components = kind.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private PlainModel() {}

    static Map<String, Object> of(Record words) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(words.getClass())) {
            Object plain = plain(component.getName(), value(words, component));
            if (plain != null) {
                map.put(component.getName(), plain);
            }
        }
        return map;
    }

    private static @Nullable Object plain(String name, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(name, optional.orElse(null));
        }
        if (value instanceof Record words) {
            return of(words);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(one -> plain(name, one)).toList();
        }
        if (value instanceof Enum<?> word) {
            return word.name();
        }
        throw new IllegalArgumentException(
                "«" + name + "» is a " + value.getClass().getSimpleName() + ", which no template may see");
    }

    private static @Nullable Object value(Record words, RecordComponent component) {
        try {
            return component.getAccessor().invoke(words);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(words.getClass().getName() + "." + component.getName(), e);
        }
    }
}
