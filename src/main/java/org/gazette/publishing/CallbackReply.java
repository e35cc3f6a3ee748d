package org.gazette.publishing;

import java.util.Arrays;

/**
 * What a called address said.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param body as much of it as was asked for
 * @param words why there was no answer; otherwise empty
 */
record CallbackReply(int status, byte[] body, String words) {
    static CallbackReply none(String words) {
        return new CallbackReply(0, new byte[0], words);
    }

    boolean answered() {
        return status > 0;
    }

    /** 2xx: all else fails, redirects too. */
    boolean taken() {
        return status / 100 == 2;
    }

    boolean says(byte[] expected) {
        return Arrays.equals(body, expected);
    }

    @Override
    public String toString() {
        return answered() ? "HTTP " + status : words;
    }
}
