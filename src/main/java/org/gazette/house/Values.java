package org.gazette.house;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The values of one file, read key by key. What cannot be used is noted as a fault, and the built-in value is given in
 * its place, so that reading goes on and finds the other faults.
 */
final class Values {
    private final Config values;
    private final Config builtIn;
    private final Path file;
    private final String group;
    private final Faults faults;
    private final Set<String> asked = new TreeSet<>();

    /**
     * @param values resolved, with the built-in ones behind them
     * @param builtIn resolved; it has every key
     * @param file what is named where a value came from no file, such as one from the environment
     * @param group what stands before each key in a message: {@code newsletters.}, or nothing
     */
    Values(Config values, Config builtIn, Path file, String group, Faults faults) {
        this.values = values;
        this.builtIn = builtIn;
        this.file = file;
        this.group = group;
        this.faults = faults;
    }

    /** Every key that was asked for so far: those that a file may have. */
    Set<String> asked() {
        return asked;
    }

    <T> T one(String key, Function<String, T> meaning) {
        asked.add(key);
        ConfigValue value = values.getValue(key);
        if (isGroup(value)) {
            fault(key, " stands for more than one value");
            return meaning.apply(builtIn.getString(key));
        }
        try {
            return meaning.apply(values.getString(key));
        } catch (IllegalArgumentException e) {
            fault(key, explained(key, String.valueOf(e.getMessage())));
            return meaning.apply(builtIn.getString(key));
        }
    }

    String line(String key) {
        return one(key, Meaning::line);
    }

    int number(String key, int least, int most) {
        return one(key, words -> Meaning.number(words, least, most));
    }

    Duration duration(String key, Duration least, Duration most) {
        return one(key, words -> Meaning.duration(words, least, most));
    }

    <T> List<T> all(String key, Function<String, T> meaning) {
        asked.add(key);
        if (!(values.getValue(key) instanceof ConfigList list)) {
            fault(key, " stands for no list");
            return List.of();
        }
        List<T> all = new ArrayList<>();
        for (ConfigValue value : list) {
            String words = String.valueOf(value.unwrapped());
            try {
                Meaning.require(!isGroup(value), words, "is not one value");
                all.add(meaning.apply(words));
            } catch (IllegalArgumentException e) {
                faults.at(value.origin(), file, group + key, " holds " + quoted(words, String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    /** Notes what is wrong with the value of a key, or with two of them together. */
    void fault(String key, String words) {
        faults.at(values.getValue(key).origin(), file, group + key, words);
    }

    /** {@code  = "70000" is not between 1 and 65535}; what names the key itself is left as it is. */
    private String explained(String key, String message) {
        boolean named = message.startsWith(key + " ");
        return named ? message.substring(key.length()) : " = " + quoted(values.getString(key), message);
    }

    private static boolean isGroup(ConfigValue value) {
        return value.valueType() == ConfigValueType.LIST || value.valueType() == ConfigValueType.OBJECT;
    }

    /** Other departments put what they quote between single quotes. */
    private static String quoted(String words, String message) {
        String theirs = "'" + words + "'";
        return message.startsWith(theirs) ? "\"" + words + "\"" + message.substring(theirs.length()) : message;
    }
}
