package org.gazette.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of entity tags as a request gives it, such as {@code "x", W/"y"} (RFC 9110 §8.8.3). What is no entity tag in it
 * is passed over. Our tags begin with the document's hash, and may go on behind a dash with the name of a coding; the
 * hash may hold dashes itself.
 */
final class EntityTags {
    static final int HASH_LENGTH = 24;

    private EntityTags() {}

    /** Whether any of them names an instance with this hash, in whichever coding; weak tags count. */
    static boolean name(String list, String hash) {
        return isAny(list) || find(list, hash, true);
    }

    /** The same by strong comparison: weak tags do not count. */
    static boolean nameStrongly(String list, String hash) {
        return isAny(list) || find(list, hash, false);
    }

    /** Those that may be ours, without quotes. */
    static List<String> ours(String list) {
        List<String> ours = new ArrayList<>();
        int open = list.indexOf('"');
        while (open >= 0) {
            int close = list.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            if (isOurs(list, open + 1, close)) {
                ours.add(list.substring(open + 1, close));
            }
            open = list.indexOf('"', close + 1);
        }
        return ours;
    }

    /** Whether there is more than one tag in it, ours or not. */
    static boolean areMany(String list) {
        int close = list.indexOf('"', list.indexOf('"') + 1);
        return close >= 0 && list.indexOf('"', close + 1) >= 0;
    }

    /** The hash in one of {@link #ours}. */
    static String hash(String ours) {
        return ours.substring(0, HASH_LENGTH);
    }

    private static boolean isAny(String list) {
        return list.length() < HASH_LENGTH && list.strip().equals("*");
    }

    private static boolean find(String list, String hash, boolean weakToo) {
        int open = list.indexOf('"');
        while (open >= 0) {
            int close = list.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (list.startsWith(hash, open + 1)
                    && isOurs(list, open + 1, close)
                    && (weakToo || open == 0 || list.charAt(open - 1) != '/')) {
                return true;
            }
            open = list.indexOf('"', close + 1);
        }
        return false;
    }

    private static boolean isOurs(String list, int from, int to) {
        int length = to - from;
        if (length < HASH_LENGTH || (length > HASH_LENGTH && list.charAt(from + HASH_LENGTH) != '-')) {
            return false;
        }
        for (int at = from; at < from + HASH_LENGTH; at++) {
            if (!isOfHash(list.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Hashes are written in the URL-safe alphabet of Base64 (RFC 4648 §5). */
    private static boolean isOfHash(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
