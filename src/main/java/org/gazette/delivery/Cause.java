package org.gazette.delivery;

/** What went wrong, on one line and without the values of a statement: they are addresses. */
final class Cause {
    private Cause() {}

    static String of(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
