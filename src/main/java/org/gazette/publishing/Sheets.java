package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the folder of a site, in the order of the names: one folder's list at a time is in memory. Links, files
 * of other kinds and what begins with a dot are passed over.
 */
final class Sheets implements Iterator<Sheet> {
    private final Path root;
    private final Deque<Folder> open = new ArrayDeque<>();
    private @Nullable Sheet next;

    /** The list of one folder; a slash behind the names of folders puts them in the order of whole names. */
    private record Folder(String prefix, NavigableMap<String, Entry> entries) {}

    private record Entry(long size, long changed) {}

    Sheets(Path root) {
        this.root = root;
        if (Files.isDirectory(root)) {
            open.push(new Folder("", list(root)));
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Sheet next() {
        Sheet sheet = next;
        if (sheet == null) {
            throw new NoSuchElementException();
        }
        advance();
        return sheet;
    }

    private void advance() {
        next = null;
        while (next == null && !open.isEmpty()) {
            Folder folder = open.element();
            var entry = folder.entries().pollFirstEntry();
            if (entry == null) {
                open.pop();
            } else if (entry.getKey().endsWith("/")) {
                String prefix = folder.prefix() + entry.getKey();
                open.push(new Folder(prefix, list(root.resolve(prefix))));
            } else {
                next = sheet(folder, entry.getKey(), entry.getValue());
            }
        }
    }

    private static @Nullable Sheet sheet(Folder folder, String name, Entry entry) {
        String whole = folder.prefix() + name;
        String path = Layout.path(whole);
        if (!Layout.plain(path) || Layout.mediaType(path).isEmpty()) {
            return null;
        }
        return new Sheet(
                whole,
                entry.size(),
                entry.changed(),
                size(folder, name + Coding.GZIP.extension()),
                size(folder, name + Coding.BROTLI.extension()));
    }

    /** Names are taken off the list in their order, and a coding's comes after the name that it is a coding of. */
    private static long size(Folder folder, String name) {
        Entry entry = folder.entries().get(name);
        return entry == null ? Sheet.NONE : entry.size();
    }

    private static NavigableMap<String, Entry> list(Path folder) {
        NavigableMap<String, Entry> entries = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    enter(entries, name, file);
                }
            }
            return entries;
        } catch (NoSuchFileException e) {
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the folder cannot be listed: " + e.getMessage(), e);
        }
    }

    private static void enter(Map<String, Entry> entries, String name, Path file) throws IOException {
        try {
            BasicFileAttributes one = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (one.isDirectory()) {
                entries.put(name + "/", new Entry(0, 0));
            } else if (one.isRegularFile()) {
                entries.put(
                        name,
                        new Entry(one.size(), one.lastModifiedTime().toInstant().getEpochSecond()));
            }
        } catch (NoSuchFileException e) {
            // gone since the folder was listed
        }
    }
}
