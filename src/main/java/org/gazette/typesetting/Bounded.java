package org.gazette.typesetting;

import java.io.StringWriter;

/** A text that refuses to grow over its bound. */
final class Bounded extends StringWriter {
    private final int most;

    /** @param most characters */
    Bounded(int most) {
        this.most = most;
    }

    @Override
    public void write(int c) {
        require(1);
        super.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) {
        require(length);
        super.write(text, from, length);
    }

    @Override
    public void write(String text) {
        require(text.length());
        super.write(text);
    }

    @Override
    public void write(String text, int from, int length) {
        require(length);
        super.write(text, from, length);
    }

    private void require(int more) {
        if (getBuffer().length() + more > most) {
            throw new IllegalStateException("the page has more than " + most + " characters");
        }
    }
}
