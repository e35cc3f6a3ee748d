package org.gazette.house;

/** A password. It is never printed. */
public record Secret(String words) {
    static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return words.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "(secret)";
    }
}
