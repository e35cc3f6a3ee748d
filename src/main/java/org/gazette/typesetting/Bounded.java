package org.gazette.typesetting;

import java.io.Writer;

/** A text that refuses to grow over its bound. For one thread: a template writes thousands of small pieces. */
final class Bounded extends Writer {
    private static final int FIRST = 16 << 10;

    private final StringBuilder text = new StringBuilder(FIRST);
    private final int most;

    /** @param most characters */
    Bounded(int most) {
        this.most = most;
    }

    @Override
    public void write(int c) {
        require(1);
        text.append((char) c);
    }

    @Override
    public void write(char[] piece, int from, int length) {
        require(length);
        text.append(piece, from, length);
    }

    @Override
    public void write(String piece) {
        require(piece.length());
        text.append(piece);
    }

    @Override
    public void write(String piece, int from, int length) {
        require(length);
        text.append(piece, from, from + length);
    }

    @Override
    public void flush() {
        // it is all there
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void require(int more) {
        if (text.length() + more > most) {
            throw new IllegalStateException("the page has more than " + most + " characters");
        }
    }
}
