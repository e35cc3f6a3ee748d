package org.gazette.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The addresses in a {@code srcset} attribute, each with its width or density (HTML, "srcset attributes"). */
final class SourceSet {
    private SourceSet() {}

    /** The same set with each address replaced; what has no replacement is left out. */
    static String mapped(String srcset, Function<String, Optional<String>> address) {
        List<String> kept = new ArrayList<>();
        for (Candidate candidate : candidates(srcset)) {
            address.apply(candidate.address())
                    .map(absolute -> absolute.replace(",", "%2C"))
                    .ifPresent(absolute -> kept.add((absolute + " " + candidate.size()).strip()));
        }
        return String.join(", ", kept);
    }

    /** The address that stands first; empty when there is none. */
    static String first(String srcset) {
        return candidates(srcset).stream().map(Candidate::address).findFirst().orElse("");
    }

    private static List<Candidate> candidates(String srcset) {
        List<Candidate> candidates = new ArrayList<>();
        int at = 0;
        while (at < srcset.length()) {
            int start = skip(srcset, at, true);
            int end = skip(srcset, start, false);
            String address = srcset.substring(start, end);
            int next = end;
            if (!address.endsWith(",")) {
                int comma = srcset.indexOf(',', end);
                next = comma < 0 ? srcset.length() : comma;
            }
            address = address.replaceAll(",+$", "");
            if (!address.isEmpty()) {
                candidates.add(new Candidate(address, size(srcset.substring(end, next))));
            }
            at = Math.max(next, at + 1);
        }
        return candidates;
    }

    /** Goes on while blanks and commas stand there, or while they do not. */
    private static int skip(String text, int from, boolean blank) {
        int at = from;
        while (at < text.length()
                && blank == (Character.isWhitespace(text.charAt(at)) || (blank && text.charAt(at) == ','))) {
            at++;
        }
        return at;
    }

    private static String size(String descriptor) {
        String size = descriptor.strip();
        return size.matches("\\d{1,5}w|\\d{1,2}(\\.\\d{1,3})?x") ? size : "";
    }

    private record Candidate(String address, String size) {}
}
