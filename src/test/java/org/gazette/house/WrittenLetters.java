package org.gazette.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The letters that a newsroom without a relay writes as files. */
record WrittenLetters(Path home) {
    /** Each as it is written, its soft line ends joined. */
    List<String> all() {
        Path outbox = home.resolve("data/outbox");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (var files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(WrittenLetters::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("=\r\n", "").replace("=3D", "=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
