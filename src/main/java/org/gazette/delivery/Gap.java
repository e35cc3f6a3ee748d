package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.gazette.mail.Blank;

/** What is different in each reader's letter. The order is part of the stored form. */
enum Gap {
    TO {
        @Override
        String value(Filling filling) {
            return EncodedWords.mailbox("To: ".length(), filling.name(), filling.to());
        }
    },
    DATE {
        @Override
        String value(Filling filling) {
            return date(filling.date());
        }
    },
    MESSAGE_ID {
        @Override
        String value(Filling filling) {
            return filling.messageId();
        }
    },
    WAY_OUT {
        @Override
        String value(Filling filling) {
            return filling.wayOutUrl();
        }
    },
    PLAIN_NAME {
        @Override
        String value(Filling filling) {
            return filling.name().isEmpty() ? "" : ", " + filling.name();
        }
    },
    HTML_NAME {
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
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(date.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }
}
