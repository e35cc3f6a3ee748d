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
        return read(values, group + ".");
    }

    /** @param prefix what stands before each key */
    Secret read(Values values, String prefix) {
        String file = values.one(prefix + "password-file", String::strip);
        String words = values.one(prefix + "password", word -> word);
        if (file.isEmpty()) {
            return new Secret(words);
        }
        if (!words.isEmpty()) {
            values.fault(prefix + "password-file", " stands beside a " + prefix + "password: keep one of them");
        }
        return fromFile(values, prefix, file);
    }

    private Secret fromFile(Values values, String prefix, String file) {
        try {
            String words = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
            return new Secret(words.lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            values.fault(prefix + "password-file", " = \"" + file + "\" is no file that can be read");
            return Secret.NONE;
        }
    }
}
