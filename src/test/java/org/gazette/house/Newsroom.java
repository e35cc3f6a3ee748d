package org.gazette.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.gazette.newsletters.Cadence;

/** A newsroom's folder for tests, with files written by hand. */
final class Newsroom {
    private final Path folder;

    Newsroom(Path folder) {
        this.folder = folder;
        settings("");
    }

    Newsroom settings(String text) {
        return file("config/gazette.conf", text);
    }

    Newsroom newsletter(String name, String text) {
        return file("config/newsletters/" + name + ".conf", text);
    }

    Newsroom file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Settings read() {
        return read(Map.of());
    }

    Settings read(Map<String, String> environment) {
        return Settings.read(new Home(folder), environment, Newsroom::cadence);
    }

    /** What is wrong with it, with the folder left out of each place. */
    String faults() {
        try {
            read();
            return "";
        } catch (ConfigFault e) {
            return e.getMessage().replace(folder + "/config/", "");
        }
    }

    /** Knows one kind of cadence, and refuses the others as the real reader does. */
    static Cadence cadence(String words, ZoneId zone) {
        if (!words.startsWith("daily ") || words.contains("25:00")) {
            throw new IllegalArgumentException("\"" + words + "\" is no cadence: write one such as daily 07:00");
        }
        return new Cadence(words, moment -> moment.plusDays(1), zone);
    }
}
