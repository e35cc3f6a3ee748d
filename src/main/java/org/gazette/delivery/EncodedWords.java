package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.gazette.mail.EmailAddress;

/**
 * Text in headers, in lines of at most 76 columns. What is not plain ASCII, could be taken for an encoded-word or would
 * make too long a line becomes encoded-words (RFC 2047), no character cut in two; MimeUtility leaves the last two kinds
 * as they are.
 */
final class EncodedWords {
    private static final int COLUMNS = 76;
    private static final int LONGEST_WORD = 60;
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

    private final StringBuilder lines = new StringBuilder();
    private int column;

    private EncodedWords(int column) {
        this.column = column;
    }

    /**
     * Unstructured text, such as a subject.
     *
     * @param column where in its line it begins
     */
    static String text(int column, String text) {
        EncodedWords words = new EncodedWords(column);
        if (isPlain(text)) {
            words.fold(text);
        } else {
            words.encode(text);
        }
        return words.lines.toString();
    }

    /** A name and an address (RFC 5322 §3.4); the address alone where the name is empty. */
    static String mailbox(int column, String name, EmailAddress address) {
        return name.isEmpty() ? address.toString() : phrase(column, name, "<" + address + ">");
    }

    /** A name as a phrase, and what stands in angle brackets behind it. */
    static String phrase(int column, String name, String bracketed) {
        boolean oneLine = column + name.length() + 1 + bracketed.length() <= COLUMNS;
        if (oneLine && name.length() <= LONGEST_WORD && isSimple(name)) {
            return name + " " + bracketed;
        }
        EncodedWords words = new EncodedWords(column);
        if (!isPlain(name)) {
            words.encode(name);
        } else if (ATOMS.matcher(name).matches()) {
            words.fold(name);
        } else {
            words.fold("\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        words.add(bracketed);
        return words.lines.toString();
    }

    /** As most names are: letters and digits, in words with one space between them. */
    private static boolean isSimple(String name) {
        boolean space = true;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && (c != ' ' || space)) {
                return false;
            }
            space = c == ' ';
        }
        return !space;
    }

    private static boolean isPlain(String text) {
        boolean shortWords = SPACE.splitAsStream(text).allMatch(word -> word.length() <= LONGEST_WORD);
        return shortWords && PLAIN.matcher(text).matches() && !text.contains("=?") && !text.contains("  ");
    }

    private void fold(String text) {
        SPACE.splitAsStream(text).forEach(this::add);
    }

    /** A word behind a space, or on a line of its own that begins with one. */
    private void add(String word) {
        boolean first = lines.isEmpty();
        int wide = word.length() + (first ? 0 : 1);
        if (column + wide > COLUMNS && (!first || column > 1)) {
            lines.append("\r\n ");
            column = 1 + word.length();
        } else {
            lines.append(first ? "" : " ");
            column += wide;
        }
        lines.append(word);
    }

    private void encode(String text) {
        boolean latin = text.codePoints().filter(point -> point > 0x7f).count() * 3 < text.length();
        StringBuilder word = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            int room = COLUMNS - 1 - (lines.isEmpty() ? column : 1);
            String longer = word.toString() + Character.toString(point);
            if (!word.isEmpty() && encoded(longer, latin).length() > room) {
                add(encoded(word.toString(), latin));
                word.setLength(0);
            }
            word.appendCodePoint(point);
        }
        add(encoded(word.toString(), latin));
    }

    private static String encoded(String text, boolean latin) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return latin
                ? "=?utf-8?Q?" + quoted(bytes) + "?="
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** With the few characters that are allowed in a phrase too (RFC 2047 §5, rule 3). */
    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder();
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean literal = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (literal || c == '-' || c == '!' || c == '*' || c == '+' || c == '/') {
                quoted.append(c);
            } else {
                quoted.append(c == ' ' ? "_" : "=%02X".formatted((int) c));
            }
        }
        return quoted.toString();
    }
}
