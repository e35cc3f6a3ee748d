package org.gazette.publishing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which build of the program this is: another one may make other documents from the same stories. */
final class Program {
    private Program() {}

    /** The size and date of its file, or of all its files; empty where that cannot be known. */
    static String stamp() {
        @Nullable CodeSource source = Program.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "";
        }
        try {
            return stamp(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the program's own files cannot be read: " + e.getMessage(), e);
        }
    }

    private static String stamp(Path place) throws IOException {
        long newest = 0;
        long bytes = 0;
        for (Path file : files(place)) {
            newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
            bytes += Files.size(file);
        }
        return newest + "/" + bytes;
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
