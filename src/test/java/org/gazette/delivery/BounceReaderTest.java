package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gazette.delivery.BounceReport.Kind;
import org.junit.jupiter.api.Test;

class BounceReaderTest {
    /** The table that the manual shows: of each class how many there are, are told, and are right. */
    @Test
    void returnsOfManyServersAreUnderstood() {
        List<BounceSample> samples = BounceSample.all();
        Map<String, int[]> table = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int addresses = 0;
        int found = 0;
        int falseHard = 0;
        int right = 0;
        for (BounceSample sample : samples) {
            BounceReport report = BounceReader.read(sample.raw());
            String told = BounceTable.told(report);
            table.computeIfAbsent(sample.meaning(), one -> new int[3])[0]++;
            table.computeIfAbsent(told, one -> new int[3])[1]++;
            if (told.equals(sample.meaning())) {
                table.get(told)[2]++;
                right++;
            } else {
                wrong.add(sample.source() + " " + sample.form() + ": " + told + " for " + sample.meaning() + ": "
                        + sample.words());
            }
            falseHard += told.equals("hard") && !sample.meaning().equals("hard") ? 1 : 0;
            if (!sample.meaning().equals("none")) {
                addresses++;
                found += !report.addresses().isEmpty()
                                && report.addresses().get(0).equals(sample.address())
                        ? 1
                        : 0;
            }
        }
        table.forEach((meaning, counts) -> System.out.printf(
                "%-10s samples %3d  precision %5.1f %%  recall %5.1f %%%n",
                meaning,
                counts[0],
                100.0 * counts[2] / Math.max(1, counts[1]),
                100.0 * counts[2] / Math.max(1, counts[0])));
        System.out.printf(
                "%d samples of %d sources: class %.1f %%, address %.1f %%, false hard %d%n",
                samples.size(),
                samples.stream().map(BounceSample::source).distinct().count(),
                100.0 * right / samples.size(),
                100.0 * found / addresses,
                falseHard);

        assertThat(samples).hasSizeGreaterThanOrEqualTo(500);
        assertThat(samples.stream().map(BounceSample::source).distinct().count())
                .isGreaterThanOrEqualTo(25);
        assertThat(100.0 * found / addresses).isGreaterThanOrEqualTo(99);
        assertThat(wrong).hasSizeLessThanOrEqualTo(samples.size() * 3 / 100);
        assertThat(falseHard).isZero();
    }

    @Test
    void theMessageIdOfTheLetterIsFound() {
        for (BounceSample sample : BounceSample.all()) {
            if (!sample.meaning().equals("none")) {
                assertThat(BounceReader.read(sample.raw()).messageIds())
                        .as(sample.source() + " " + sample.form())
                        .contains(BounceSample.MESSAGE_ID);
            }
        }
    }

    @Test
    void anOrdinaryMailAndABrokenOneAreNothingThatIsUnderstood() {
        String mail =
                "From: ada@example.org\r\nSubject: your story\r\n\r\nThe 550 jobs do not exist, user unknown.\r\n";
        assertThat(BounceReader.read(mail.getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(BounceReader.read(new byte[0]).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void whateverIsCutOffOrGarbledIsReadWithoutAFault() {
        Random chance = new Random(7);
        for (BounceSample sample : BounceSample.all()) {
            byte[] raw = sample.raw();
            for (int n = 0; n < 5; n++) {
                byte[] cut = java.util.Arrays.copyOf(raw, chance.nextInt(raw.length));
                for (int at = 0; at < cut.length; at += 1 + chance.nextInt(60)) {
                    cut[at] = (byte) chance.nextInt();
                }
                assertThat(BounceReader.read(cut)).isNotNull();
            }
        }
    }
}
