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

    /** Cron lines are read by the timetable's library, which these tests do without. */
    static Cadence cadence(String words, ZoneId zone) {
        return Cadence.parse(words, zone, line -> {
            throw new IllegalArgumentException("«" + line + "» is no cron line");
        });
    }
}
