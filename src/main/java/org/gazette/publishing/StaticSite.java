package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the whole public site as files, laid out as its URLs, for any web server or object store.
 *
 * <p>Guarantee: each file appears whole or not at all; what leads to a page is written after the page. Files of an
 * earlier run that the site no longer has are removed; a file that somebody else put there, or changed, is never touched
 * by a removal, and one that stands where a page should stand stops the run before anything is written. Which files are
 * ours is kept in {@value Manifest#NAME}, written before the first of them, so that a run that was cut short is finished
 * by the next.
 */
public final class StaticSite {
    private static final Logger LOG = LoggerFactory.getLogger(StaticSite.class);
    private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?");

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
            Map<String, Document> site = new TreeMap<>();
            shelf.all().forEach(document -> site.put(file(document.path()), document));
            return new Run(root, site, Manifest.read(root)).write();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the site cannot be written: " + e.getMessage(), e);
        }
    }

    /** {@code /} is {@code index.html}, {@code /404} is {@code 404.html}, where web servers look for it. */
    static String file(String path) {
        if (!PLAIN.matcher(path).matches() || !path.startsWith("/")) {
            throw new IllegalArgumentException("«" + path + "» cannot be the name of a file");
        }
        String name = path.substring(1);
        if (path.equals("/404")) {
            return "404.html";
        }
        return path.endsWith("/") ? name + "index.html" : name;
    }

    /** One writing of the site. */
    private record Run(Path root, Map<String, Document> site, Manifest before) {
        /** Pages that lead to others come last, the front page behind all. */
        private static final Comparator<String> LEADING_LAST = Comparator.<String>comparingInt(
                        file -> -(int) file.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder());

        Counts write() throws IOException {
            refuseStrangers();
            Manifest now = Manifest.of(site);
            before.with(now).write(root);
            int written = 0;
            for (Map.Entry<String, Document> page : site.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(LEADING_LAST))
                    .toList()) {
                written += write(page.getKey(), page.getValue()) ? 1 : 0;
            }
            int removed = 0;
            for (String file : before.without(now)) {
                removed += remove(file) ? 1 : 0;
            }
            now.write(root);
            return new Counts(written, site.size() - written, removed);
        }

        private void refuseStrangers() throws IOException {
            List<String> strangers = new ArrayList<>();
            for (Map.Entry<String, Document> page : site.entrySet()) {
                Path file = inside(page.getKey());
                boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
                if (there && !before.has(page.getKey()) && !same(file, page.getValue())) {
                    strangers.add(page.getKey());
                }
            }
            if (!strangers.isEmpty()) {
                throw new IllegalArgumentException(root + ": " + strangers.size()
                        + " files that Gazette did not write are in the way, the first is " + strangers.get(0)
                        + "; choose an empty folder or move them");
            }
        }

        private boolean write(String name, Document document) throws IOException {
            Path file = inside(name);
            if (same(file, document)) {
                return false;
            }
            Files.createDirectories(file.resolveSibling("").normalize());
            WholeFile.write(file, document.bytes());
            return true;
        }

        private boolean remove(String name) throws IOException {
            Path file = inside(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            if (!before.wrote(name, Files.readAllBytes(file))) {
                LOG.warn("{}: no longer a page of the site, but somebody changed it; left where it is", file);
                return false;
            }
            Files.delete(file);
            WholeFile.dropEmpty(file.resolveSibling("").normalize(), root);
            return true;
        }

        private Path inside(String name) throws IOException {
            Path file = root.resolve(name).normalize();
            Path there = file;
            while (there.startsWith(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                there = there.resolveSibling("").normalize();
            }
            if (!there.startsWith(root) || !there.toRealPath().startsWith(root)) {
                throw new IOException("«" + name + "» leads out of the folder");
            }
            return file;
        }

        private static boolean same(Path file, Document document) throws IOException {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == document.bytes().length
                    && Arrays.equals(Files.readAllBytes(file), document.bytes());
        }
    }
}
