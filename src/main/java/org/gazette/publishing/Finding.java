package org.gazette.publishing;

/**
 * What a look at an issue before it goes has found.
 *
 * @param fault whether it should be mended before the issue goes; else it is good to know
 */
public record Finding(boolean fault, String words) {
    static Finding fault(String words) {
        return new Finding(true, words);
    }

    static Finding note(String words) {
        return new Finding(false, words);
    }

    @Override
    public String toString() {
        return (fault ? "Look at this: " : "Note: ") + words;
    }
}
