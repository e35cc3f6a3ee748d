package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares what the receiver took with what the ledger says. */
final class Reckoning {
    private final Post post;
    private final ScriptedSmtpServer server;
    private final int audience;

    Reckoning(Post post, ScriptedSmtpServer server, int audience) {
        this.post = post;
        this.server = server;
        this.audience = audience;
    }

    /** A look at the ledger, whose sum is closed: {@link Counts} refuses any other. */
    Counts look() {
        Counts counts = post.counts();
        assertThat(counts.audience()).isEqualTo(audience);
        return counts;
    }

    boolean done() {
        return look().accepted() == audience;
    }

    /** Everybody has a copy; who has more than one is recorded as having been unknown, and has the same one again. */
    void everybodyHasOneCopyOrIsOnRecord() {
        Map<String, List<String>> copies = server.taken().stream()
                .collect(Collectors.groupingBy(
                        ScriptedSmtpServer.Taken::recipient,
                        Collectors.mapping(ScriptedSmtpServer.Taken::message, Collectors.toList())));
        assertThat(copies).hasSize(audience);
        copies.forEach((reader, theirs) -> {
            assertThat(theirs.stream().distinct()).describedAs(reader).hasSize(1);
            assertThat(theirs.size() - 1)
                    .describedAs("unrecorded copies of %s", reader)
                    .isLessThanOrEqualTo(post.of(reader).unknowns());
        });
    }

    void everybodyHasOneCopy() {
        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(audience);
    }
}
