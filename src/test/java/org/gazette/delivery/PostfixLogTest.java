package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostfixLogTest {
    private static final String ADA = "<ada@gazette.example>";
    private static final String BOB = "<bob@gazette.example>";

    @TempDir
    Path folder;

    @Test
    void aLetterWasTakenOnceItIsInTheQueue() throws IOException {
        PostfixLog log = log();
        write("cleanup[7]: 4AB: message-id=" + ADA);
        assertThat(log.find(Set.of(ADA))).isEmpty();
        write("qmgr[2]: 4AB: from=<news@gazette.example>, size=1, nrcpt=1 (queue active)");

        assertThat(log.find(Set.of(ADA, BOB)))
                .isEqualTo(Map.of(ADA, "the relay took it, as its log says: queued as 4AB"));
    }

    @Test
    void theConnectionThatBrokeBeforeTheDotLeavesNoEvidence() throws IOException {
        PostfixLog log = log();
        write("cleanup[7]: 4AB: message-id=" + ADA);
        write("smtpd[3]: lost connection after DATA (900 bytes) from localhost[127.0.0.1]");
        write("qmgr[2]: 4AC: from=<news@gazette.example>, size=1, nrcpt=1 (queue active)");

        assertThat(log.find(Set.of(ADA))).isEmpty();
    }

    @Test
    void whatIsAskedForLateIsFoundWhereItStands() throws IOException {
        PostfixLog log = log();
        taken("4AB", ADA);
        taken("4AC", BOB);

        assertThat(log.find(Set.of(ADA))).containsOnlyKeys(ADA);
        assertThat(log.find(Set.of(BOB))).containsOnlyKeys(BOB);
    }

    @Test
    void aRotationIsReadOver() throws IOException {
        PostfixLog log = log();
        write("cleanup[7]: 4AB: message-id=" + ADA);
        assertThat(log.find(Set.of(ADA))).isEmpty();
        Files.move(file(), folder.resolve("mail.log.1"));
        write("qmgr[2]: 4AB: from=<news@gazette.example>, size=1, nrcpt=1 (queue active)");

        assertThat(log.find(Set.of(ADA))).containsOnlyKeys(ADA);
        assertThat(new PostfixLog(file()).find(Set.of(ADA))).containsOnlyKeys(ADA);
    }

    @Test
    void aLineThatIsStillBeingWrittenIsReadWhenItIsWhole() throws IOException {
        PostfixLog log = log();
        write("cleanup[7]: 4AB: message-id=" + ADA);
        Files.writeString(file(), "Nov 16 12:00:02 host postfix/qmgr[2]: 4AB: fr", StandardOpenOption.APPEND);
        assertThat(log.find(Set.of(ADA))).isEmpty();
        Files.writeString(file(), "om=<news@gazette.example>, size=1\n", StandardOpenOption.APPEND);

        assertThat(log.find(Set.of(ADA))).containsOnlyKeys(ADA);
    }

    @Test
    void otherProgramsOfPostfixAndOtherFormsOfTheTimeAreKnown() throws IOException {
        PostfixLog log = log();
        Files.writeString(file(), """
                2026-01-31T07:00:01.123456+01:00 host postfix/submission/cleanup[9]: 3XyZq00kz: message-id=<ada@gazette.example>
                2026-01-31T07:00:01.123457+01:00 host postfix-out/qmgr[9]: 3XyZq00kz: from=<n@gazette.example>, size=1
                """);

        assertThat(log.find(Set.of(ADA))).containsOnlyKeys(ADA);
    }

    @Test
    void aLogThatIsGoneIsNoEvidence() {
        assertThat(log().find(Set.of(ADA))).isEmpty();
    }

    private PostfixLog log() {
        return new PostfixLog(file());
    }

    private Path file() {
        return folder.resolve("mail.log");
    }

    private void taken(String queueId, String messageId) throws IOException {
        write("cleanup[7]: " + queueId + ": message-id=" + messageId);
        write("qmgr[2]: " + queueId + ": from=<news@gazette.example>, size=1, nrcpt=1 (queue active)");
    }

    private void write(String line) throws IOException {
        Files.writeString(
                file(),
                "Nov 16 12:00:01 host postfix/" + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
