package org.gazette.publishing;

import java.util.Optional;

/**
 * What lies on a disk of one document, without its bytes. Two sheets that are equal are of the same bytes: a document
 * that changes is dated later ({@link Document#after}).
 *
 * @param name with slashes, below the folder of the site
 * @param size in bytes
 * @param changed in seconds since 1970
 * @param gzip the size of the file with that coding; {@link #NONE} where there is none
 * @param brotli as for gzip
 */
record Sheet(String name, long size, long changed, long gzip, long brotli) {
    static final long NONE = -1;

    static Sheet of(Document document) {
        return new Sheet(
                Layout.file(document.path()),
                document.bytes().length,
                document.lastModified().getEpochSecond(),
                length(document, Coding.GZIP),
                length(document, Coding.BROTLI));
    }

    private static long length(Document document, Coding coding) {
        Optional<Coded> coded = document.in(coding);
        return coded.isEmpty() ? NONE : coded.get().bytes().length;
    }

    /** Says of a name that it is ours, and that nobody knows what lies there. */
    Sheet unsure() {
        return new Sheet(name, NONE, 0, NONE, NONE);
    }

    /** How many files it takes. */
    int files() {
        return 1 + (gzip == NONE ? 0 : 1) + (brotli == NONE ? 0 : 1);
    }

    /** Whether both are of the same document, in whatever codings. */
    boolean dated(Sheet other) {
        return size == other.size && changed == other.changed;
    }

    /** Whether the document is the one that was listed, in whatever codings. */
    boolean lists(Document document) {
        return size == document.bytes().length
                && changed == document.lastModified().getEpochSecond();
    }

    /** As a line of a list. */
    String line() {
        return size + " " + changed + " " + gzip + " " + brotli + " " + name;
    }

    /** @throws IllegalArgumentException for what is no such line */
    static Sheet parse(String line) {
        String[] words = line.split(" ", 5);
        if (words.length < 5) {
            throw new IllegalArgumentException("«" + line + "» is no line of a list of files");
        }
        return new Sheet(
                words[4],
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }
}
