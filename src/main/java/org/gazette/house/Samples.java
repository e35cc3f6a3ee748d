package org.gazette.house;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the sample newsroom, in the jar or in a folder of classes. */
final class Samples {
    private static final String PLACE = "/org/gazette/house/demo/";

    private Samples() {}

    /** The names of the files in a folder, in order. */
    static List<String> names(String folder) throws IOException {
        try {
            URI place = url(folder).toURI();
            if (!place.getScheme().equals("jar")) {
                return list(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return list(jar.getPath(PLACE + folder));
            }
        } catch (URISyntaxException e) {
            throw new IOException("the samples cannot be found: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = url(name).openStream()) {
            return in.readAllBytes();
        }
    }

    static List<String> lines(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    private static URL url(String name) throws IOException {
        URL url = Samples.class.getResource(PLACE + name);
        if (url == null) {
            throw new IOException("the sample " + name + " is missing from this build");
        }
        return url;
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
