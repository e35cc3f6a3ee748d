package org.gazette.cli;

/** The command {@code gazette}. */
public final class Gazette {
    private Gazette() {}

    public static void main(String[] arguments) {
        System.exit(arguments.length == 0 ? 2 : 0);
    }
}
