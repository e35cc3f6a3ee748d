package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFaultTest {
    @TempDir
    Path folder;

    @Test
    void allThatIsWrongIsSaidAtOnceWithFileAndLine() {
        String faults = new Newsroom(folder)
                .settings("""
                        paper {
                          name: Asian Lite
                          zone: Europe/Londn
                        }
                        relay {
                          prot: 587
                        }
                        """)
                .newsletter("daily", "masthead: Daily\n\ncadence: \"daily 25:00\"\n")
                .faults();

        assertThat(faults).startsWith("""
                3 faults in the configuration:
                1. gazette.conf:3: paper.zone = "Europe/Londn" is no time zone: did you mean Europe/London?
                2. gazette.conf:6: relay.prot is no key: did you mean relay.port?
                3. newsletters/daily.conf:3: cadence «daily 25:00»: «25:00» is not a time from 0:00 to 23:59""");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // keys
                "papr.name: X | papr is no key: did you mean paper?",
                "paper.homeSection: X | paper.homeSection is no key: did you mean paper.home-section?",
                "relay.pasword-file: x | relay.pasword-file is no key: did you mean relay.password-file?",
                "port: 80 | port is no key: did you mean mailbox.port or relay.port or returns.port or site.port?",
                "weather: fine | weather is no key",
                "newsletters.cadence: daily | newsletters.cadence is no key",
                "paper: Asian Lite | paper is a group of keys: write paper { … }",
                "paper.name { first: Asian } | paper.name wants one value, not a group of keys",
                "paper.name: null | paper.name has no value: give it one, or leave the line out",
                "paper.name: [Asian, Lite] | paper.name wants one value, not a list of them",
                "paper.sections: World | paper.sections wants a list, in brackets: [one, another]",
                "paper.sections: [[World]] | paper.sections holds \"[World]\" is not one value",
                "paper.sections: [World, world] | paper.sections holds two sections with the address world: keep one",
                // values
                "paper.name: \"\" | paper.name = \"\" is empty",
                "paper.zone: London | paper.zone = \"London\" is no time zone: did you mean Europe/London?",
                "paper.zone: CEST | paper.zone = \"CEST\" is no time zone: did you mean CET?",
                "paper.zone: nowhere at all | paper.zone = \"nowhere at all\" is no time zone: write one such as Europe/London",
                "paper.language: en_GB | paper.language = \"en_GB\" is no language tag: write en-GB",
                "paper.language: english | paper.language = \"english\" is no language: write a tag such as en, en-GB or de-CH",
                "paper.since: yesterday | paper.since = \"yesterday\" is no date: write year-month-day, such as 2026-01-31",
                "site.url: \"https://a.example\" | site.url = \"https://a.example\" must end in a slash: https://a.example/",
                "site.url: a.example | site.url = \"a.example\" is not an address such as https://gazette.example/",
                "site.url: \"https://a.example/?x=1\" | site.url = \"https://a.example/?x=1\" must be a bare address such as https://gazette.example/",
                "site.port: 70000 | site.port = \"70000\" is not between 1 and 65535",
                "site.port: http | site.port = \"http\" is no whole number between 1 and 65535",
                "relay.host: \"smtp.a.example:25\" | relay.host = \"smtp.a.example:25\" is no host name: write one such as smtp.example.org, and the port at relay.port",
                "relay.tls: requird | relay.tls = \"requird\" is none of required, implicit, optional, none: did you mean required?",
                "newsletters.patience: 5 | newsletters.patience = \"5\" has no unit: write a duration between 1 hour and 3 days",
                "newsletters.patience: soon | newsletters.patience = \"soon\" is no duration between 1 hour and 3 days",
                "newsletters.patience: 4 days | newsletters.patience = \"4 days\" is not between 1 hour and 3 days",
                "newsletters.sender: Ada | newsletters.sender = \"Ada\" is not an address such as ada@example.org",
                "newsletters.minimum: 50 | newsletters.minimum = 50 is more than maximum",
                "newsletters.title: \"{mastead}\" | newsletters.title = \"{mastead}\" knows {masthead}, {date} and {lead}, not {mastead}: did you mean masthead?",
                "newsletters.unknown: drop | newsletters.unknown = \"drop\" is none of resend, hold, reconcile, reconcile-or-hold",
                // secrets
                "storage.url: \"mysql://a:hunter2@b/c\" | storage.url = \"…\" is neither empty nor an address such as jdbc:postgresql://host/database",
                "relay.password-file: nowhere | relay.password-file = \"nowhere\" is no file that can be read",
                "relay { host: a.example, user: ada } | relay.host = \"a.example\" cannot be used so: relay: user and password go together: give both or none",
                "relay { host: a.example, tls: none } | relay.host = \"a.example\" cannot be used so: relay: tls = none is for this machine itself; for a.example use required, implicit or optional",
            })
    void oneMistakeIsOneLine(String line, String said) {
        String faults =
                new Newsroom(folder).settings("# settings\n" + line + "\n").faults();

        assertThat(faults).isEqualTo("1 fault in the configuration:\n1. gazette.conf:2: " + said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "paper { name: X | 3 | expecting a close parentheses ')' here, not: end of file",
                "site.url: https://a.example/ | 2 | Expecting end of input or a comma, got ':'",
                "paper.name: \"Asian Lite | 2 | Expecting a value but got wrong token: 'newline'",
                "paper.name: ${papr.name} | 2 | Could not resolve substitution to a value: ${papr.name}: name another key, or write ${?NAME} for one that may be missing",
                "relay.password: hunter2\"hunter3\"} | 2 | unbalanced close brace '}' with no open brace",
            })
    void aMistakeOfWritingIsOneLineWithItsPlace(String line, int at, String said) {
        String faults =
                new Newsroom(folder).settings("# settings\n" + line + "\n").faults();

        assertThat(faults).startsWith("1 fault in the configuration:\n1. gazette.conf:" + at + ": " + said);
        assertThat(faults).doesNotContain("hunter").hasLineCount(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "paper.motto: ${paper.sections} | paper.motto stands for more than one value",
                "newsletters.sections: ${paper.name} | newsletters.sections stands for no list",
                "paper.name: A\"\"${paper.sections} | Cannot concatenate object or list with a non-object-or-list",
            })
    void aReferenceToTheWrongKindOfValueIsOneLine(String line, String said) {
        String faults = new Newsroom(folder).settings(line).faults();

        assertThat(faults)
                .startsWith("1 fault in the configuration:\n1. gazette.conf")
                .contains(said)
                .hasLineCount(2);
    }

    @Test
    void aValueFromTheEnvironmentIsCheckedAsWell() {
        Newsroom newsroom = new Newsroom(folder).settings("site.port: ${?GAZETTE_PORT}");

        assertThat(newsroom.read(Map.of("GAZETTE_PORT", "81")).site().port()).isEqualTo(81);
        assertThatThrownBy(() -> newsroom.read(Map.of("GAZETTE_PORT", "http")))
                .hasMessageEndingWith("gazette.conf: site.port = \"http\" is no whole number between 1 and 65535");
    }

    @Test
    void aNewsletterMustSayItsMastheadAndItsCadence() {
        String faults = new Newsroom(folder).newsletter("weekly", "minimum: 2").faults();

        assertThat(faults).isEqualTo("""
                2 faults in the configuration:
                1. newsletters/weekly.conf: cadence is missing: add cadence: "daily 07:00"
                2. newsletters/weekly.conf: masthead is missing: add masthead: "The Gazette Daily\"""");
    }

    @Test
    void theNameOfANewslettersFileIsFitForAnAddress() {
        String faults = new Newsroom(folder)
                .newsletter("Week End", "masthead: W, cadence: \"daily 07:00\"")
                .faults();

        assertThat(faults)
                .isEqualTo("1 fault in the configuration:\n1. newsletters/Week End.conf: "
                        + "the file's name becomes an address: use a-z, 0-9 and hyphens, such as week-end.conf");
    }

    @Test
    void whatAllNewslettersShareIsCheckedWhereItStands() {
        String faults = new Newsroom(folder)
                .settings("paper.zone: Europe/Londn\nnewsletters.maximum: 0\n")
                .newsletter("daily", "masthead: D, cadence: \"daily 07:00\"")
                .newsletter("weekly", "masthead: W, cadence: \"daily 07:00\", maximum: 3, zone: Asia/Tokyo")
                .faults();

        assertThat(faults).isEqualTo("""
                2 faults in the configuration:
                1. gazette.conf:1: paper.zone = "Europe/Londn" is no time zone: did you mean Europe/London?
                2. gazette.conf:2: newsletters.maximum = "0" is not between 1 and 500""");
    }
}
