package org.gazette.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gazette.feeds.Pictures;

/**
 * The newsroom's own pictures: files below a folder, which appear under {@code /media/}. Only pictures that cannot carry
 * a script are given out (no SVG), under plain names, and nothing is followed out of the folder. Those that are asked for
 * stay in memory while their files stay as they are.
 */
public final class MediaFolder implements Pictures {
    private static final String PREFIX = "/media/";
    private static final long LARGEST_BYTES = 20 << 20;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif");

    /** How much memory pictures may take. */
    private static final long KEPT_BYTES = 16 << 20;

    private static final int MOST_MEASURED = 10_000;

    private final Path folder;
    private final Cache<String, Measured> measured = Caffeine.newBuilder()
            .maximumSize(MOST_MEASURED)
            .executor(Runnable::run)
            .build();
    private final Cache<String, Document> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String name, Document picture) -> picture.weight())
            .executor(Runnable::run)
            .build();

    /** @param folder it need not exist */
    public MediaFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A folder that is not there. */
    static MediaFolder none() {
        return new MediaFolder(Path.of("/dev/null/media"));
    }

    /** @param path anything; empty for what is not a picture below the folder */
    Optional<Document> at(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String name = path.substring(PREFIX.length());
        return refusal(name).isPresent() ? Optional.empty() : Optional.of(document(name));
    }

    /** Of a file and what was measured. */
    private record Measured(Sheet file, Optional<Measures> measures) {}

    @Override
    public Optional<Measures> of(String path) {
        if (!path.startsWith(PREFIX) || refusal(path.substring(PREFIX.length())).isPresent()) {
            return Optional.empty();
        }
        String name = path.substring(PREFIX.length());
        Sheet now = sheet(name);
        Measured known = measured.getIfPresent(name);
        if (known == null || !known.file().equals(now)) {
            known = new Measured(now, measure(folder.resolve(name)));
            measured.put(name, known);
        }
        return known.measures();
    }

    /** The pictures, in the order of their names. */
    Iterator<Sheet> sheets() {
        return names().stream()
                .filter(name -> refusal(name).isEmpty())
                .map(this::sheet)
                .iterator();
    }

    /** What lies in the folder and is not given out, and why: one line each. */
    List<String> refused() {
        return names().stream()
                .flatMap(name -> refusal(name).map(reason -> folder.resolve(name) + ": " + reason).stream())
                .toList();
    }

    private Optional<String> refusal(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("not given out: a name has letters, digits, dots, dashes and underscores alone");
        }
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || linked(file)) {
            return Optional.of("not given out: not a file of this folder");
        }
        if (!TYPES.containsKey(extension(name))) {
            return Optional.of("not given out: not a picture (jpg, png, gif, webp, avif)");
        }
        return file.toFile().length() > LARGEST_BYTES
                ? Optional.of("not given out: larger than " + (LARGEST_BYTES >> 20) + " MB")
                : Optional.empty();
    }

    /** Whether a folder on the way is a link. */
    private boolean linked(Path file) {
        for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Measures> measure(Path file) {
        try {
            return PictureHead.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the picture cannot be read: " + e.getMessage(), e);
        }
    }

    private Document document(String name) {
        Path file = folder.resolve(name);
        Document ready = kept.getIfPresent(name);
        try {
            if (ready != null && sheet(name).lists(ready)) {
                return ready;
            }
            Document document = Document.of(
                    PREFIX + name,
                    TYPES.getOrDefault(extension(name), ""),
                    Files.readAllBytes(file),
                    Files.getLastModifiedTime(file).toInstant());
            kept.put(name, document);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the picture cannot be read: " + e.getMessage(), e);
        }
    }

    private Sheet sheet(String name) {
        Path file = folder.resolve(name);
        try {
            long changed = Files.getLastModifiedTime(file).toInstant().getEpochSecond();
            return new Sheet(PREFIX.substring(1) + name, Files.size(file), changed, Sheet.NONE, Sheet.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the picture cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .collect(ArrayList::new, List::add, List::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the pictures cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
