package org.gazette.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a story file says of its story before the text: keys, each with one value or several. Keys in lower case. */
final class FrontMatter {
    private static final Pattern BLOCK = Pattern.compile(
            "\\A---[ \\t]*\\n(.*?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private final Map<String, Field> fields;

    FrontMatter(Map<String, Field> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    /**
     * A key's value.
     *
     * @param line where the key stands
     * @param texts its value, or each of its values, that is a text
     * @param parts its value, or each of its values, that has keys of its own
     */
    record Field(int line, List<String> texts, List<Map<String, String>> parts) {
        static Field of(String text) {
            return new Field(1, List.of(text), List.of());
        }
    }

    /**
     * A file taken apart.
     *
     * @param bodyLine the line at which the body begins
     */
    record Sheet(FrontMatter matter, String body, int bodyLine, List<Repeated> repeated) {}

    /** A key that was given before. */
    record Repeated(String key, int line) {}

    static boolean isAt(String text) {
        return text.startsWith("---\n") || text.matches("(?s)\\A---[ \\t]+\\n.*");
    }

    /** @throws Unreadable when the front matter has no end or is not YAML */
    static Sheet read(String text) throws Unreadable {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new Unreadable(1, "the front matter that begins here has no end: close it with a line «---»");
        }
        Yaml yaml = Yaml.read(block.group(1), 2);
        int bodyLine = 1
                + (int) text.substring(0, block.end())
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
        return new Sheet(new FrontMatter(yaml.fields()), text.substring(block.end()), bodyLine, yaml.repeated());
    }

    /** The first value that is not blank, of the first key that has one. */
    Optional<String> text(String... keys) {
        return texts(keys).stream().findFirst();
    }

    /** The values that are not blank, of the first key that has any. */
    List<String> texts(String... keys) {
        for (String key : keys) {
            List<String> texts = field(key).texts().stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    /** {@link #texts}, and a value on one line taken apart at its commas. */
    List<String> list(String... keys) {
        List<String> list = new ArrayList<>();
        List<String> texts = texts(keys);
        for (String text : texts) {
            list.addAll(texts.size() == 1 ? List.of(text.split("\\s*,\\s*", -1)) : List.of(text));
        }
        return list.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** The values with keys of their own, of the first key that has any. */
    List<Map<String, String>> parts(String... keys) {
        for (String key : keys) {
            if (!field(key).parts().isEmpty()) {
                return field(key).parts();
            }
        }
        return List.of();
    }

    /** Where the first of these keys stands; 1 when none does. */
    int line(String... keys) {
        for (String key : keys) {
            if (fields.containsKey(key)) {
                return field(key).line();
            }
        }
        return 1;
    }

    /** The key that was most likely meant to be {@code wanted}: at most two letters of it are wrong. */
    Optional<String> misspelt(String wanted) {
        return fields.keySet().stream()
                .filter(key -> !key.equals(wanted))
                .filter(key -> Spelling.distance(key, wanted) <= (wanted.length() > 3 ? 2 : 1))
                .filter(key -> !StoryKeys.isKnown(key))
                .findFirst();
    }

    private Field field(String key) {
        return fields.getOrDefault(key.toLowerCase(Locale.ROOT), new Field(1, List.of(), List.of()));
    }
}
