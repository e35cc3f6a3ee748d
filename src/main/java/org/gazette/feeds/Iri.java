package org.gazette.feeds;

/** An absolute IRI (RFC 3987), as Atom asks of every id: a scheme, a colon, and no character that it forbids. */
final class Iri {
    private static final String FORBIDDEN = "<>\"{}|\\^`";

    private Iri() {}

    static boolean is(String id) {
        int colon = id.indexOf(':');
        return colon > 0 && colon < id.length() - 1 && isScheme(id, colon) && isRest(id, colon + 1);
    }

    private static boolean isScheme(String id, int end) {
        boolean fit = isLetter(id.charAt(0));
        for (int at = 1; at < end && fit; at++) {
            char one = id.charAt(at);
            fit = isLetter(one) || (one >= '0' && one <= '9') || one == '+' || one == '.' || one == '-';
        }
        return fit;
    }

    private static boolean isLetter(char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    }

    private static boolean isRest(String id, int from) {
        for (int at = from; at < id.length(); at++) {
            char one = id.charAt(at);
            if (one <= ' ' || FORBIDDEN.indexOf(one) >= 0) {
                return false;
            }
        }
        return true;
    }
}
