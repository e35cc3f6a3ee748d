package org.gazette.typesetting;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Words for any template: a record with something in every place, or with nothing wherever nothing may be. */
final class Sample {
    private Sample() {}

    static <R extends Record> R full(Class<R> words) {
        return words.cast(record(words, true));
    }

    static <R extends Record> R bare(Class<R> words) {
        return words.cast(record(words, false));
    }

    private static Object record(Class<?> words, boolean full) {
        RecordComponent[] components = words.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components)
                .map(component -> value(component.getName(), component.getGenericType(), full))
                .toArray();
        try {
            Constructor<?> made = words.getDeclaredConstructor(types);
            return made.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String name, Type type, boolean full) {
        if (type == String.class) {
            boolean markup = name.equals("body") || name.equals("linkedData");
            return full ? name + (markup ? "" : " <&> \"" + name + "\"") : "";
        }
        if (type == int.class) {
            return full ? 3 : 0;
        }
        if (type == boolean.class) {
            return full;
        }
        if (type instanceof ParameterizedType many) {
            Type one = many.getActualTypeArguments()[0];
            if (many.getRawType() == Optional.class) {
                return full ? Optional.of(value(name, one, true)) : Optional.empty();
            }
            return full ? Collections.nCopies(7, value(name, one, true)) : List.of();
        }
        return record((Class<?>) type, full);
    }
}
