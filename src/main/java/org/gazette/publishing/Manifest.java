package org.gazette.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a static site that are ours, with the tags of what was written into each.
 *
 * @param files by name, with slashes; several tags while a run is under way
 */
record Manifest(Map<String, List<String>> files) {
    static final String NAME = ".gazette-manifest.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        files = new TreeMap<>(files);
    }

    static Manifest of(Map<String, Document> site) {
        Map<String, List<String>> files = new TreeMap<>();
        site.forEach((name, document) -> files.put(name, List.of(document.etag())));
        return new Manifest(files);
    }

    /** @return an empty one where there is none */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new Manifest(Map.of());
        }
        try {
            return MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (JacksonException e) {
            throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve(NAME), MAPPER.writeValueAsBytes(this));
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** Whether the bytes are what an earlier run put there. */
    boolean wrote(String name, byte[] bytes) {
        String tag = Document.of("/", "", bytes, Instant.EPOCH).etag();
        return files.getOrDefault(name, List.of()).contains(tag);
    }

    /** Both. */
    Manifest with(Manifest other) {
        Map<String, List<String>> both = new TreeMap<>(files);
        other.files.forEach((name, tags) -> both.merge(name, tags, Manifest::joined));
        return new Manifest(both);
    }

    /** The names that the other one lacks. */
    List<String> without(Manifest other) {
        return files.keySet().stream().filter(name -> !other.has(name)).toList();
    }

    private static List<String> joined(List<String> tags, List<String> others) {
        TreeSet<String> all = new TreeSet<>(tags);
        all.addAll(others);
        return new ArrayList<>(all);
    }
}
