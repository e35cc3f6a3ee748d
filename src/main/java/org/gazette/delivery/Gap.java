package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.gazette.mail.Blank;

/** What is different in each reader's letter. Its code is part of the stored form. */
enum Gap {
    TO('t') {
        @Override
        String value(Filling filling) {
            return EncodedWords.mailbox("To: ".length(), filling.name(), filling.to());
        }
    },
    DATE('d') {
        @Override
        String value(Filling filling) {
            return date(filling.date());
        }
    },
    MESSAGE_ID('m') {
        @Override
        String value(Filling filling) {
            return filling.messageId();
        }
    },
    WAY_OUT('w') {
        @Override
        String value(Filling filling) {
            return filling.wayOutUrl();
        }
    },
    PLAIN_NAME('n') {
        @Override
        String value(Filling filling) {
            return filling.name().isEmpty() ? "" : ", " + filling.name();
        }
    },
    HTML_NAME('h') {
        @Override
        String value(Filling filling) {
            return PLAIN_NAME
                    .value(filling)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    private final char code;

    Gap(char code) {
        this.code = code;
    }

    char code() {
        return code;
    }

    static Gap of(int code) {
        return Stream.of(values())
                .filter(gap -> gap.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a stored letter has a gap of unknown code " + code));
    }

    /** Whether a reader without a name leaves it empty. */
    boolean isName() {
        return this == PLAIN_NAME || this == HTML_NAME;
    }

    /** Before any encoding of the body; ready to stand where it belongs to a header. */
    abstract String value(Filling filling);

    byte[] bytes(Filling filling) {
        return value(filling).getBytes(StandardCharsets.UTF_8);
    }

    static Gap in(MailText text, Blank blank) {
        return blank == Blank.WAY_OUT ? WAY_OUT : text == MailText.HTML ? HTML_NAME : PLAIN_NAME;
    }

    /** RFC 5322 §3.3, in UTC; the formatter of Java says GMT there, which is obsolete. */
    private static String date(Instant date) {
        Dated last = Dated.last;
        if (!last.date().equals(date)) {
            last = new Dated(
                    date,
                    DateTimeFormatter.RFC_1123_DATE_TIME
                            .format(date.atOffset(ZoneOffset.UTC))
                            .replace("GMT", "+0000"));
            Dated.last = last;
        }
        return last.words();
    }

    /** A date and its words. Those of the last one are kept, since many letters bear the same. */
    private record Dated(Instant date, String words) {
        private static volatile Dated last = new Dated(Instant.MIN, "");
    }
}
