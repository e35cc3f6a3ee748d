package org.gazette.delivery;

import java.util.Locale;

/** The addresses of the domain of returns that are no reader's: one for farewells, one for complaints. */
final class Letterboxes {
    private static final String LEAVE = "leave@";
    private static final String COMPLAINTS = "complaints@";

    private Letterboxes() {}

    static String leave(String domain) {
        return LEAVE + domain;
    }

    static String complaints(String domain) {
        return COMPLAINTS + domain;
    }

    /** Whether an address is that for farewells. */
    static boolean isLeave(String address) {
        return plain(address).startsWith(LEAVE);
    }

    /** Whether an address is one of both, at whichever domain. */
    static boolean are(String address) {
        return isLeave(address) || plain(address).startsWith(COMPLAINTS);
    }

    /** Whether an address is one of both at this domain. */
    static boolean are(String address, String domain) {
        return are(address) && plain(address).endsWith("@" + domain.toLowerCase(Locale.ROOT));
    }

    private static String plain(String address) {
        return address.strip().replaceAll("[<>]", "").toLowerCase(Locale.ROOT);
    }
}
