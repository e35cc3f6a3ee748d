package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whole mails of servers and programs of many kinds and tongues, against which the reading was not tuned one by one. */
class ReturnedMailsTest {
    @Test
    void wholeMailsAreUnderstood() {
        BounceTable table = new BounceTable();
        ReturnedSample.all()
                .forEach(one -> table.add(one.source(), one.meaning(), one.address(), BounceReader.read(one.raw())));

        table.lines().forEach(System.out::println);
        System.out.printf(
                "%d samples, class %.1f %%, address %.1f %%, false hard %d%n%s%n",
                table.samples, table.right(), table.addressesFound(), table.falseHard, String.join("\n", table.wrong));
        assertThat(table.samples).isGreaterThanOrEqualTo(150);
        assertThat(table.right()).as(String.join("\n", table.wrong)).isGreaterThanOrEqualTo(97);
        assertThat(table.addressesFound()).isGreaterThanOrEqualTo(99);
        assertThat(table.falseHard).isZero();
    }

    @Test
    void theManualShowsWhatIsMeasured() throws IOException {
        BounceTable table = new BounceTable();
        BounceSample.all()
                .forEach(one -> table.add(one.source(), one.meaning(), one.address(), BounceReader.read(one.raw())));
        ReturnedSample.all()
                .forEach(one -> table.add(one.source(), one.meaning(), one.address(), BounceReader.read(one.raw())));

        assertThat(Files.readString(Path.of("src/site/markdown/bounces.md")))
                .contains(String.join("\n", table.lines()));
    }
}
