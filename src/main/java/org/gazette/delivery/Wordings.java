package org.gazette.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Families of wordings, read from a file: each has a meaning, a reason and regular expressions, and they are tried from the
 * top. Words are {@linkplain #plain made plain} first, so that a family need not know how a server writes, breaks or
 * decorates its lines.
 */
final class Wordings {
    private static final Pattern URL = Pattern.compile("<?\\b(?:https?://|www\\.)[^\\s<>\"]+>?");
    private static final Pattern ADDRESS =
            Pattern.compile("[<(\\[\"']*(?:rfc822;)?[^\\s<>()\\[\\]\"':;,@]+@[\\w-]+(?:\\.[\\w-]+)*[>)\\]\"']*");
    private static final Pattern MACHINE = Pattern.compile("\\[?\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b\\]?"
            + "|\\b(?:(?:your|the|this|source|client|sending|originating|connecting) )?ip address(?:es)?\\b");
    private static final Pattern YOURS = Pattern.compile("\\byour (?:e-?mail )?address\\b");
    /** The code at the head of each line of an SMTP reply (RFC 5321 §4.2.1), which cuts sentences in two; and a command's SIZE. */
    private static final Pattern LINE_CODE =
            Pattern.compile("\\b[45]\\d\\d-(?:[45]\\.\\d{1,3}\\.\\d{1,3}\\b)?|\\bsize=\\d+");

    /** At most so much of one clause: a point ends it, unless a name such as mx.example.org goes on. */
    private static final String GAP = "(?:[^.;]|\\.(?=\\S)){0,60}?";

    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private final List<Family> families;

    private record Family(String meaning, Pattern words) {}

    private Wordings(List<Family> families) {
        this.families = families;
    }

    /** @param name of the file beside this class */
    static Wordings of(String name) {
        List<Family> families = new ArrayList<>();
        String meaning = "";
        List<String> words = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.startsWith("== ")) {
                add(families, meaning, words);
                meaning = line.substring(3, line.indexOf(" | "));
                words.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                words.add(line);
            }
        }
        add(families, meaning, words);
        return new Wordings(List.copyOf(families));
    }

    private static void add(List<Family> families, String meaning, List<String> words) {
        if (!words.isEmpty()) {
            String either = folded(String.join("|", words)).replace("…", GAP);
            families.add(new Family(meaning, Pattern.compile(either)));
        }
    }

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Wordings.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The meaning of the first family that has a word for this. */
    Optional<String> meaning(String plain) {
        return families.stream()
                .filter(one -> one.words().matcher(plain).find())
                .map(Family::meaning)
                .findFirst();
    }

    /** Whether a family of this meaning has a word for this. */
    boolean says(String meaning, String plain) {
        return families.stream()
                .anyMatch(one -> one.meaning().equals(meaning)
                        && one.words().matcher(plain).find());
    }

    /** In lower case, without accents, on one line; {@code @} for an address, {@code #} for that of a machine. */
    static String plain(String words) {
        String lines = LINE_CODE.matcher(folded(words.toLowerCase(Locale.ROOT))).replaceAll(" ");
        String places = URL.matcher(lines).replaceAll(" ");
        String addresses = ADDRESS.matcher(places).replaceAll("@");
        String machines = MACHINE.matcher(addresses).replaceAll("#");
        return YOURS.matcher(machines)
                .replaceAll("sender address")
                .replaceAll("[\\s\\p{Cntrl}\u00a0]+", " ")
                .strip();
    }

    /** Without accents, with one form of each quotation mark; what is no accent, as in Japanese, stays. */
    static String folded(String words) {
        String apart = Normalizer.normalize(words.replace('\u2019', '\'').replace('\u2018', '\''), Normalizer.Form.NFD);
        return Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    }
}
