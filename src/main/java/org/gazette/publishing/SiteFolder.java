package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Documents as files, laid out as their paths, each with its codings beside it under the same time.
 *
 * <p>Order of writing: what is beside the document goes first (a web server with {@code gzip_static} prefers it whenever
 * it is there), then the document takes its place, then its new codings do. Each step is one rename or deletion, so that
 * at every moment, and wherever a crash cuts it short, a coding that is there is of the document that is there: a reader
 * meets the old one coded, the old one plain, the new one plain, the new one coded, and never goes back.
 *
 * <p>A reader that is quicker than the writer may still hold the document of one version and the coding of the next.
 * {@link #read} therefore takes a coding only when it decodes to the document.
 */
final class SiteFolder {
    private static final List<Coding> CODED = List.of(Coding.GZIP, Coding.BROTLI);

    private static final int ATTEMPTS = 5;

    /** So many documents of a batch may wait for the disk. */
    private static final int LOOSE = 5_000;

    private final Path root;
    private final Set<String> loose = ConcurrentHashMap.newKeySet();

    SiteFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** @param path anything; empty where no document lies */
    Optional<Document> read(String path, Function<String, Headers> headers) {
        Optional<String> type = Layout.plain(path) ? Layout.mediaType(path) : Optional.empty();
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Path file = root.resolve(Layout.file(path));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || linked(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(path, type.get(), file, headers.apply(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the document cannot be read: " + e.getMessage(), e);
        }
    }

    private static Document read(String path, String type, Path file, Headers headers) throws IOException {
        BasicFileAttributes before = attributes(file);
        byte[] bytes = Files.readAllBytes(file);
        BasicFileAttributes after = attributes(file);
        while (!same(before, after)) {
            before = after;
            bytes = Files.readAllBytes(file);
            after = attributes(file);
        }
        Document document =
                Document.found(path, type, bytes, after.lastModifiedTime().toInstant(), headers);
        if (Codings.worthwhile(document)) {
            document.code(Codings.found(document, beside(file, Coding.GZIP), beside(file, Coding.BROTLI)));
        }
        return document;
    }

    /** Puts the codings of a document that lies there as it is beside it; each is on the disk before it is seen. */
    void addCodings(Document document) throws IOException {
        Path file = inside(Layout.file(document.path()));
        for (Coding coding : CODED) {
            Optional<Coded> coded = document.in(coding);
            if (coded.isPresent() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Path ready = WholeFile.prepare(file, coded.get().bytes(), document.lastModified(), true);
                try {
                    WholeFile.place(ready, with(file, coding));
                } finally {
                    Files.deleteIfExists(ready);
                }
            }
        }
    }

    /** @param many whether it is one of a batch: then it is on the disk when {@link #settle} returns, else already here */
    void write(Document document, boolean many) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                writeOnce(document, !many);
                break;
            } catch (NoSuchFileException e) {
                // who removes the last file of a folder removes the folder, also when it was made this moment
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
        if (many) {
            batch(document.path());
        }
    }

    private void batch(String path) throws IOException {
        loose.add(path);
        if (loose.size() >= LOOSE) {
            settle();
        }
    }

    /** Sees to it that all that was written is on the disk: with one word to the disk where that can be said. */
    void settle() throws IOException {
        List<String> batch = List.copyOf(loose);
        if (batch.isEmpty() || WholeFile.allToDisk(root)) {
            batch.forEach(loose::remove);
            return;
        }
        for (String path : batch) {
            force(path);
            loose.remove(path);
        }
    }

    private void writeOnce(Document document, boolean forced) throws IOException {
        Path file = inside(Layout.file(document.path()));
        Path folder = file.resolveSibling("").normalize();
        List<Path> ready = new ArrayList<>();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            ready.add(WholeFile.prepare(file, document.bytes(), document.lastModified(), forced));
            List<Coded> codings = CODED.stream()
                    .flatMap(coding -> document.in(coding).stream())
                    .toList();
            for (Coded coded : codings) {
                ready.add(WholeFile.prepare(file, coded.bytes(), document.lastModified(), forced));
            }
            removeCodings(file);
            WholeFile.place(ready.get(0), file);
            ready.remove(0);
            for (Coded coded : codings) {
                WholeFile.place(ready.get(0), with(file, coded.coding()));
                ready.remove(0);
            }
        } finally {
            for (Path left : ready) {
                Files.deleteIfExists(left);
            }
        }
        if (forced) {
            WholeFile.toDisk(folder);
        }
    }

    /** One that is gone again is none of its business. */
    private void force(String path) throws IOException {
        Path file = root.resolve(Layout.file(path));
        for (Path one : List.of(file, with(file, Coding.GZIP), with(file, Coding.BROTLI))) {
            if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
                WholeFile.force(one);
            }
        }
        Path folder = file.resolveSibling("").normalize();
        if (Files.isDirectory(folder)) {
            WholeFile.toDisk(folder);
        }
    }

    void remove(String path) throws IOException {
        Path file = inside(Layout.file(path));
        Path folder = file.resolveSibling("").normalize();
        if (Files.isDirectory(folder)) {
            removeCodings(file);
            Files.deleteIfExists(file);
            WholeFile.toDisk(folder);
            WholeFile.dropEmpty(folder, root);
        }
    }

    /** What lies there under a name; empty where that is no file. */
    Optional<Sheet> sheet(String name) throws IOException {
        Path file = inside(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes one = attributes(file);
        return Optional.of(new Sheet(
                name,
                one.size(),
                one.lastModifiedTime().toInstant().getEpochSecond(),
                size(with(file, Coding.GZIP)),
                size(with(file, Coding.BROTLI))));
    }

    /** The file of that name. @throws IOException when a link on the way leads out of the folder */
    Path inside(String name) throws IOException {
        Path file = root.resolve(name).normalize();
        Path there = file;
        while (there.startsWith(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.resolveSibling("").normalize();
        }
        if (Files.exists(root)
                && (!there.startsWith(root) || !there.toRealPath().startsWith(root.toRealPath()))) {
            throw new IOException("«" + name + "» leads out of the folder");
        }
        return file;
    }

    static Path with(Path file, Coding coding) {
        return file.resolveSibling(file.getFileName() + coding.extension());
    }

    private static void removeCodings(Path file) throws IOException {
        for (Coding coding : CODED) {
            Files.deleteIfExists(with(file, coding));
        }
    }

    private static Optional<byte[]> beside(Path file, Coding coding) throws IOException {
        Path coded = with(file, coding);
        try {
            return Files.isRegularFile(coded, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readAllBytes(coded))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : Sheet.NONE;
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean same(BasicFileAttributes one, BasicFileAttributes other) {
        return one.lastModifiedTime().equals(other.lastModifiedTime())
                && one.size() == other.size()
                && String.valueOf(one.fileKey()).equals(String.valueOf(other.fileKey()));
    }

    /** Whether a folder on the way is a link. */
    private boolean linked(Path file) {
        for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }
}
