package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gazette.mail.Blank;
import org.jspecify.annotations.Nullable;

/** A text part of a mail (RFC 2046 §4.1), encoded for transfer. */
enum MailText {
    PLAIN("plain"),
    HTML("html");

    /** More bytes than this beyond ASCII, of a hundred, and quoted-printable costs more than base64 and hides as much. */
    private static final int MOST_WIDE = 35;

    private final String subtype;

    MailText(String subtype) {
        this.subtype = subtype;
    }

    /** The part's headers, the empty line, and its body. */
    List<Piece> pieces(String text) {
        Runs runs = Runs.of(this, text);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.ready("Content-Type: text/" + subtype + "; charset=utf-8\r\nContent-Transfer-Encoding: "
                + (runs.isWide() ? "base64" : "quoted-printable") + "\r\n\r\n"));
        if (runs.isWide()) {
            pieces.add(new Base64Piece(runs.crlf(), runs.gaps()));
        } else {
            pieces.addAll(runs.quoted());
        }
        return pieces;
    }

    /** The shared runs of a text and the gaps between them; there is one run more than there are gaps. */
    private record Runs(List<String> shared, List<Gap> gaps) {
        static Runs of(MailText kind, String text) {
            String rest = text.replace("\r\n", "\n") + (text.endsWith("\n") ? "" : "\n");
            List<String> shared = new ArrayList<>();
            List<Gap> gaps = new ArrayList<>();
            for (Mark mark = Mark.first(rest); mark != null; mark = Mark.first(rest)) {
                shared.add(rest.substring(0, mark.at()));
                gaps.add(Gap.in(kind, mark.blank()));
                rest = rest.substring(mark.at() + mark.blank().mark().length());
            }
            shared.add(rest);
            return new Runs(shared, gaps);
        }

        boolean isWide() {
            byte[] all = String.join("", shared).getBytes(StandardCharsets.UTF_8);
            int wide = 0;
            for (byte b : all) {
                wide += b < 0 ? 1 : 0;
            }
            return wide * 100 > all.length * MOST_WIDE;
        }

        List<byte[]> crlf() {
            return shared.stream()
                    .map(run -> run.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                    .toList();
        }

        List<Piece> quoted() {
            List<Piece> pieces = new ArrayList<>();
            for (int at = 0; at < shared.size(); at++) {
                pieces.add(Piece.ready(QuotedPrintable.lines(shared.get(at).getBytes(StandardCharsets.UTF_8))));
                if (at < gaps.size()) {
                    pieces.add(new Piece.Quoted(gaps.get(at)));
                }
            }
            return pieces;
        }
    }

    private record Mark(int at, Blank blank) {
        static @Nullable Mark first(String text) {
            return Stream.of(Blank.values())
                    .map(blank -> new Mark(text.indexOf(blank.mark()), blank))
                    .filter(mark -> mark.at >= 0)
                    .min(Comparator.comparingInt(Mark::at))
                    .orElse(null);
        }
    }
}
