package org.gazette.publishing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A list of files, a line each, in the order of their names; read and written line by line. A name stands in it twice
 * while a run is under way: as the file was, and as it will be.
 */
final class Manifest {
    /** Where it lies among the files that it lists. */
    static final String NAME = ".gazette-manifest";

    private static final String FORMAT = "gazette-manifest 1 ";

    private Manifest() {}

    /**
     * @param place what the files are of; a list of another place counts as none
     * @return no lines where there is no list
     */
    static Lines read(Path file, String place) throws IOException {
        Reader text = Files.exists(file) ? Files.newBufferedReader(file) : new StringReader(FORMAT + place + "\n");
        try {
            return new Lines(file, new BufferedReader(text), place);
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    /** A list in the place of the one that is there; it appears whole, when it is done, or not at all. */
    static Writing write(Path file, String place) throws IOException {
        return new Writing(file, place);
    }

    /** A list that is being read. */
    static final class Lines implements Iterator<Sheet>, AutoCloseable {
        private final Path file;
        private final BufferedReader reader;
        private @Nullable String next;

        private Lines(Path file, BufferedReader reader, String place) throws IOException {
            this.file = file;
            this.reader = reader;
            String head = reader.readLine();
            if (head == null || !head.startsWith(FORMAT)) {
                throw new IOException(file + " is no list of files that this version of Gazette can read");
            }
            this.next = head.equals(FORMAT + place) ? reader.readLine() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Sheet next() {
            String line = next;
            if (line == null) {
                throw new NoSuchElementException();
            }
            try {
                next = reader.readLine();
                return Sheet.parse(line);
            } catch (IOException | IllegalArgumentException e) {
                throw new UncheckedIOException(new IOException(file + " cannot be read: " + e.getMessage(), e));
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** A list that is being written. */
    static final class Writing implements AutoCloseable {
        private final Path file;
        private final Path beside;
        private final BufferedWriter out;

        private Writing(Path file, String place) throws IOException {
            this.file = file.toAbsolutePath();
            this.beside = WholeFile.beside(this.file);
            this.out = Files.newBufferedWriter(beside);
            out.write(FORMAT + place + "\n");
        }

        /** @param sheet in the order of the names */
        void add(Sheet sheet) throws IOException {
            out.write(sheet.line() + "\n");
        }

        void done() throws IOException {
            out.close();
            WholeFile.force(beside);
            WholeFile.place(beside, file);
            WholeFile.toDisk(file.resolveSibling("").normalize());
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(beside);
        }
    }
}
