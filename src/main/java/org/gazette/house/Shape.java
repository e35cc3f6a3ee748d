package org.gazette.house;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a file has the keys that it may have: misspelt ones, values for groups, groups for values. */
final class Shape {
    private final Set<String> known;
    private final Config builtIn;
    private final Path file;
    private final Faults faults;
    private final List<List<String>> unfit = new ArrayList<>();

    private Shape(Set<String> known, Config builtIn, Path file, Faults faults) {
        this.known = known;
        this.builtIn = builtIn;
        this.file = file;
        this.faults = faults;
    }

    /**
     * The file without what does not fit, each noted as a fault.
     *
     * @param own its references may be open: what a reference stands for is not looked at
     * @param builtIn resolved; a list in it stands for a list
     */
    static Config fitting(Config own, Set<String> known, Config builtIn, Path file, Faults faults) {
        Shape shape = new Shape(known, builtIn, file, faults);
        shape.walk(own.root(), List.of());
        Config fitting = own;
        for (List<String> path : shape.unfit) {
            fitting = fitting.withoutPath(ConfigUtil.joinPath(path));
        }
        return fitting;
    }

    private void walk(ConfigObject group, List<String> path) {
        for (Map.Entry<String, ConfigValue> entry : entries(group)) {
            List<String> here = new ArrayList<>(path);
            here.add(entry.getKey());
            String key = String.join(".", here);
            if (isGroup(key) && entry.getValue() instanceof ConfigObject inner) {
                walk(inner, here);
            } else {
                wrong(key, entry.getValue()).ifPresent(words -> {
                    faults.at(entry.getValue().origin(), file, key, words);
                    unfit.add(here);
                });
            }
        }
    }

    /** None where a group is only a reference so far. */
    private static Set<Map.Entry<String, ConfigValue>> entries(ConfigObject group) {
        try {
            return group.entrySet();
        } catch (ConfigException.NotResolved e) {
            return Set.of();
        }
    }

    private Optional<String> wrong(String key, ConfigValue value) {
        if (isGroup(key)) {
            return Optional.of(" is a group of keys: write " + key + " { … }");
        }
        if (!known.contains(key)) {
            return Optional.of(" is no key" + hint(key));
        }
        try {
            return wrongKind(value, builtIn.getValue(key).valueType() == ConfigValueType.LIST);
        } catch (ConfigException.NotResolved e) {
            return Optional.empty();
        }
    }

    private static Optional<String> wrongKind(ConfigValue value, boolean list) {
        if (value.valueType() == ConfigValueType.NULL) {
            return Optional.of(" has no value: give it one, or leave the line out");
        }
        if (value.valueType() == ConfigValueType.OBJECT) {
            return Optional.of(" wants " + (list ? "a list" : "one value") + ", not a group of keys");
        }
        if (list == (value.valueType() == ConfigValueType.LIST)) {
            return Optional.empty();
        }
        return Optional.of(
                list ? " wants a list, in brackets: [one, another]" : " wants one value, not a list of them");
    }

    private boolean isGroup(String key) {
        return known.stream().anyMatch(other -> other.startsWith(key + "."));
    }

    /** A neighbour spelt nearly the same; else the same word in another group. */
    private String hint(String key) {
        String group = key.substring(0, key.lastIndexOf('.') + 1);
        String word = key.substring(group.length());
        Set<String> neighbours = known.stream()
                .filter(other -> other.startsWith(group))
                .map(other -> other.substring(group.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        return Spelling.nearest(word, neighbours)
                .map(near -> ": did you mean " + group + near + "?")
                .orElseGet(() -> elsewhere(word));
    }

    private String elsewhere(String word) {
        String others = known.stream()
                .filter(other -> other.endsWith("." + word))
                .sorted()
                .collect(Collectors.joining(" or "));
        return others.isEmpty() ? "" : ": did you mean " + others + "?";
    }
}
