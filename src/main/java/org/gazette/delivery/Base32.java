package org.gazette.delivery;

/** Bytes as base32 in lower case without padding (RFC 4648 §6): safe where case is lost, and no run of digits. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(8 * bytes.length / 5 + 1);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
