package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The header fields of a letter as signatures read them (RFC 6376 §5.4): every field it has, and each named once more, so
 * that none can be added.
 *
 * @param names as in {@code h=}, folded
 * @param canonical the fields in this order, each with its CRLF
 */
record SignedHead(String names, byte[] canonical) {
    /** Nor can these, which a letter does not have. */
    private static final List<String> ABSENT = List.of("Cc", "Sender", "Content-Transfer-Encoding");

    private static final int COLUMNS = 76;

    /** The names in {@code h=}: the same for every reader's copy of a letter. */
    static String names(byte[] head) {
        List<String> present = new ArrayList<>();
        new String(head, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.charAt(0) != ' ')
                .forEach(line -> present.add(line.substring(0, line.indexOf(':'))));
        List<String> signed = new ArrayList<>(present);
        signed.addAll(present);
        signed.addAll(ABSENT);
        return folded(signed);
    }

    private static String folded(List<String> names) {
        StringBuilder lines = new StringBuilder();
        int column = "h=".length() + 1;
        for (String name : names) {
            boolean first = lines.isEmpty();
            if (column + name.length() + 2 > COLUMNS) {
                lines.append("\r\n ");
                column = 1;
            }
            lines.append(first ? "" : ":").append(name);
            column += name.length() + 1;
        }
        return lines.toString();
    }
}
