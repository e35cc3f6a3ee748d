package org.gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gazette.publishing.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
    private static final Document DOCUMENT =
            Document.of("/feeds/all.atom", "application/atom+xml", new byte[0], Instant.parse("2020-11-16T09:00:00Z"));
    private static final String HASH = DOCUMENT.hash();

    @ParameterizedTest(name = "If-None-Match: {0} -> {1}")
    @CsvSource(
            quoteCharacter = '\u0001',
            value = {
                "\"abc\" | true",
                "W/\"abc\" | true",
                "\"x\", W/\"abc\" | true",
                "* | true",
                "\"x\" | false",
                "abc | false",
                "\"x\",\"y\" | false",
                "\"abc | false",
                "\"x,\"abc\" | false"
            },
            delimiter = '|')
    void anEntityTagIsComparedWeaklyInAList(String header, boolean notModified) {
        assertThat(Preconditions.notModified(DOCUMENT, header.replace("abc", HASH), null))
                .isEqualTo(notModified);
    }

    @ParameterizedTest(name = "If-Modified-Since: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 16 Nov 2020 09:00:00 GMT | true",
                "Mon, 16 Nov 2020 09:30:00 GMT | true",
                "Mon, 16 Nov 2020 08:59:59 GMT | false",
                "yesterday | false"
            })
    void aDateAsOldAsTheDocumentOrNewerIsCurrent(String header, boolean notModified) {
        assertThat(Preconditions.notModified(DOCUMENT, null, header)).isEqualTo(notModified);
    }

    @Test
    void anEntityTagBeatsADate() {
        assertThat(Preconditions.notModified(DOCUMENT, "\"x\"", "Mon, 16 Nov 2020 09:30:00 GMT"))
                .isFalse();
    }

    @Test
    void whoAsksForNothingGetsTheDocument() {
        @Nullable String none = null;
        assertThat(Preconditions.notModified(DOCUMENT, none, none)).isFalse();
    }
}
