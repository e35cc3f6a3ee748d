package org.gazette.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of application/x-www-form-urlencoded in UTF-8, read strictly: what has two readings is refused. */
final class HubForm {
    private static final String PREFIX = "hub.";

    private HubForm() {}

    /**
     * The parameters of the hub; others are left out, as WebSub §5.1 asks.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Map<String, String> read(byte[] body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text(body).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (name.startsWith(PREFIX) && form.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException(name + " is there twice.");
            }
        }
        return form;
    }

    private static String decoded(String words) {
        byte[] coded = words.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[coded.length];
        int length = 0;
        for (int at = 0; at < coded.length; at++) {
            if (coded[at] == '%') {
                bytes[length++] = octet(coded, at);
                at += 2;
            } else {
                bytes[length++] = coded[at] == '+' ? (byte) ' ' : coded[at];
            }
        }
        return text(Arrays.copyOf(bytes, length));
    }

    private static byte octet(byte[] coded, int at) {
        int high = at + 2 < coded.length ? Character.digit(coded[at + 1], 16) : -1;
        int low = at + 2 < coded.length ? Character.digit(coded[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("The body has a % that two hexadecimal digits do not follow.");
        }
        return (byte) (high << 4 | low);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The body is not UTF-8.", e);
        }
    }
}
