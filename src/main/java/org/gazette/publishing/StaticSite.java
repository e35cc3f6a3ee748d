package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the whole public site as files, laid out as its URLs, with its codings beside it, for any web server.
 *
 * <p>Guarantee: each file appears whole or not at all, and a coding only beside the document that it is of; what leads to
 * a page is written after the page. Files of an earlier run that the site no longer has are removed; a file that somebody
 * else put there, or changed, is never touched by a removal, and one that stands where a page should stand stops the run
 * before anything is written. Which files are ours is kept in {@value Manifest#NAME}, written before the first of them,
 * so that a run that was cut short is finished by the next. A run that finds nothing new writes nothing.
 */
public final class StaticSite {
    private static final Logger LOG = LoggerFactory.getLogger(StaticSite.class);

    private StaticSite() {}

    /** What a run did, in files. */
    public record Counts(int written, int unchanged, int removed) {
        @Override
        public String toString() {
            return (written + unchanged) + " files: " + written + " written, " + unchanged + " unchanged, " + removed
                    + " stale removed";
        }
    }

    /**
     * @param folder made where it is not there
     * @throws IllegalArgumentException when somebody else's file is in the way; the message names it
     */
    public static Counts write(Shelf shelf, Path folder) {
        try {
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            if (shelf.folder().isPresent() && root.equals(real(shelf.folder().get()))) {
                throw new IllegalArgumentException(
                        root + ": Gazette keeps the site here already; publish it into another folder");
            }
            return new Mirror(shelf, root.resolve(Manifest.NAME), "folder", new Folder(shelf, root)).run();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the site cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path real(Path folder) throws IOException {
        return Files.exists(folder) ? folder.toRealPath() : folder;
    }

    /** A folder that others may use as well. */
    private static final class Folder implements Mirror.Target {
        private final Shelf shelf;
        private final Path root;
        private final SiteFolder folder;

        Folder(Shelf shelf, Path root) {
            this.shelf = shelf;
            this.root = root;
            this.folder = new SiteFolder(root);
        }

        @Override
        public boolean taken(Sheet sheet) throws IOException {
            Path file = folder.inside(sheet.name());
            if (there(file)) {
                return !same(file, shelf.of(sheet));
            }
            return Stream.of(Coding.GZIP, Coding.BROTLI).anyMatch(coding -> there(SiteFolder.with(file, coding)));
        }

        @Override
        public void refuse(int inTheWay, String first) {
            throw new IllegalArgumentException(root + ": " + inTheWay
                    + " files that Gazette did not write are in the way, the first is " + first
                    + "; choose an empty folder or move them");
        }

        @Override
        public boolean holds(Named named, Sheet now) throws IOException {
            return folder.sheet(named.name()).equals(Optional.of(now));
        }

        @Override
        public int files(Sheet sheet) {
            return sheet.files();
        }

        @Override
        public void put(Document document, boolean many) throws IOException {
            folder.write(document, many);
        }

        @Override
        public int remove(Named named) throws IOException {
            Optional<Sheet> there = folder.sheet(named.name());
            if (there.isEmpty()) {
                return 0;
            }
            if (!named.before().contains(there.get())) {
                LOG.warn(
                        "{}: no longer a page of the site, but somebody changed it; left where it is",
                        root.resolve(named.name()));
                return 0;
            }
            folder.remove(Layout.path(named.name()));
            return there.get().files();
        }

        @Override
        public void settle() throws IOException {
            folder.settle();
        }

        private static boolean there(Path file) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }

        private static boolean same(Path file, Optional<Document> document) throws IOException {
            return document.isPresent()
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == document.get().bytes().length
                    && Arrays.equals(Files.readAllBytes(file), document.get().bytes());
        }
    }
}
