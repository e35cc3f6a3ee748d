package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2014-03-12T10:11:00-04:00 | 2014-03-12T14:11:00Z",
                "2015-10-02 14:00:00 -5 | 2015-10-02T19:00:00Z",
                "2015-10-02 9:00:00 -5 | 2015-10-02T14:00:00Z",
                "2015-10-02 9:00 | 2015-10-02T13:00:00Z",
                "2015-12-02 9:00 | 2015-12-02T14:00:00Z",
                "2015-10-02 | 2015-10-02T04:00:00Z",
                "'2015-10-02 ' | 2015-10-02T04:00:00Z",
                "2015/1/2 | 2015-01-02T05:00:00Z",
                "2020-11-16T09:00:00.123456Z | 2020-11-16T09:00:00Z",
                "2020-11-16T09:00Z | 2020-11-16T09:00:00Z",
                "2020-11-16 09:00:00 +0545 | 2020-11-16T03:15:00Z",
                "2020-11-16 09:00 Europe/Zurich | 2020-11-16T08:00:00Z",
                "2020-11-16 9:30 pm | 2020-11-17T02:30:00Z",
                "2020-11-16 12:30 a.m. | 2020-11-16T05:30:00Z",
                "Mon, 16 Nov 2020 10:00:00 GMT | 2020-11-16T10:00:00Z",
                "Mon, 16 Nov 2020 10:00:00 EST | 2020-11-16T15:00:00Z",
                "16 November 2020 | 2020-11-16T05:00:00Z",
                "November 16, 2020 | 2020-11-16T05:00:00Z",
                "Sept. 1, 2020 at 8:00 am | 2020-09-01T12:00:00Z",
                "Monday, November 16th, 2020 10:00 UTC | 2020-11-16T10:00:00Z",
                "2020-03-08 02:30 | 2020-03-08T07:30:00Z"
            })
    void datesOfEveryFormAreRead(String text, Instant moment) {
        assertThat(Dates.read(text, NEW_YORK)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/Los_Angeles", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void aDayWithoutATimeIsThatDayInItsZoneAndInUtc(String zone) {
        Instant moment = Dates.read("2020-11-16", ZoneId.of(zone));

        assertThat(moment.atZone(ZoneId.of(zone)).toLocalDate()).hasToString("2020-11-16");
        assertThat(moment).asString().startsWith("2020-11-16T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2015-02-30",
                "2020-13-01",
                "11/16/2020",
                "16.11.2020",
                "2020-11-16 25:00",
                "2020-11-16 foo",
                "2020-11-16 09:00 Mars/Base",
                "16 Brumaire 2020",
                "20201116",
                "1605520000"
            })
    void whatIsNoDateIsRefusedWithTheWayOut(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dates.read(text, NEW_YORK))
                .withMessage("date «" + text + "» is none: write «2020-11-16 09:00» or «2020-11-16T09:00:00+01:00»");
    }
}
