package org.gazette.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the password of a group, from its key {@code password} or from the file that {@code password-file} names. */
final class Passwords {
    private final Path folder;

    Passwords(Path folder) {
        this.folder = folder;
    }

    Secret of(Values values, String group) {
        String file = values.one(group + ".password-file", String::strip);
        String words = values.one(group + ".password", word -> word);
        if (file.isEmpty()) {
            return new Secret(words);
        }
        if (!words.isEmpty()) {
            values.fault(group + ".password-file", " stands beside a " + group + ".password: keep one of them");
        }
        return fromFile(values, group, file);
    }

    private Secret fromFile(Values values, String group, String file) {
        try {
            String words = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
            return new Secret(words.lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            values.fault(group + ".password-file", " = \"" + file + "\" is no file that can be read");
            return Secret.NONE;
        }
    }
}
