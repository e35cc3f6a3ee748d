package org.gazette.publishing;

import java.util.Arrays;

/**
 * Paths that were seen, by a 64-bit hash of each: a million of them take eight megabytes. Two that meet in a hash would
 * leave a stale page standing, once in some ten million sites of that size. Safe for many threads.
 */
final class Seen {
    private long[] hashes = new long[1_024];
    private int size;
    private boolean sorted;

    synchronized void add(String path) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash(path);
        sorted = false;
    }

    synchronized boolean has(String path) {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, size, hash(path)) >= 0;
    }

    /** FNV-1a over the characters, stirred once more. */
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < path.length(); at++) {
            hash = (hash ^ path.charAt(at)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
