package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.newsletters.Newsletter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigTest {
    private static final Path SETTINGS = Path.of("config/gazette.conf");
    private static final Path DAILY = Path.of("config/newsletters/daily.conf");
    private static final Path IN_BRIEF = Path.of("config/feeds/in-brief.conf");

    @TempDir
    Path folder;

    /** Both ways: a key that nothing asks for is a fault, and a key that is asked for and missing cannot be read. */
    @Test
    void theShippedFilesHaveTheKeysThatAreReadAndNoOthers() throws IOException {
        Settings settings = new Newsroom(folder)
                .settings(Files.readString(SETTINGS))
                .newsletter("daily", Files.readString(DAILY))
                .file("config/feeds/in-brief.conf", Files.readString(IN_BRIEF))
                .read();

        assertThat(settings.newsletters()).extracting(Newsletter::masthead).containsExactly("The Gazette Daily");
        assertThat(settings.feeds().get("in-brief").title()).isEqualTo("The Gazette in Brief");
        assertThat(settings)
                .usingRecursiveComparison()
                .ignoringFields("newsletters", "feeds")
                .isEqualTo(new Newsroom(folder).read());
    }

    @TestFactory
    Stream<DynamicTest> everyKeySaysItsMeaningItsUnitAndItsDefault() {
        return Stream.of(SETTINGS, DAILY, IN_BRIEF)
                .flatMap(ShippedConfigTest::keys)
                .map(key -> DynamicTest.dynamicTest(key.getKey(), () -> {
                    String comment = String.join(" ", key.getValue().origin().comments());
                    assertThat(comment)
                            .matches(".*\\bDefault: .*|.*\\bNo default: .*")
                            .containsPattern(
                                    "(?i)one line|one sentence|\\btag such|A list of |size with|\\bname\\b|by name|\\bdate, |address"
                                            + "|port, 1 to|PostgreSQL|Text|path, |(?-i:Words: )|words?\\.|number\\b|duration|mailbox");
                }));
    }

    /** Both ways: a key that the manual does not tell of, and a key that it tells of and is none. */
    @Test
    void theManualTellsOfEveryKeyAndOfNoOther() throws IOException {
        Set<String> told = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|")
                .matcher(Files.readString(Path.of("src/site/markdown/configuration.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Stream.of(SETTINGS, DAILY, IN_BRIEF)
                        .flatMap(ShippedConfigTest::keys)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Every key of a file by its path; of a key that stands twice, such as a password, the first. */
    private static Stream<Map.Entry<String, ConfigValue>> keys(Path file) {
        Config config = ConfigFactory.parseFile(
                file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        return leaves("", config.root());
    }

    private static Stream<Map.Entry<String, ConfigValue>> leaves(String path, ConfigObject group) {
        return group.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof ConfigObject inner
                        ? leaves(path + entry.getKey() + ".", inner)
                        : Stream.of(Map.entry(path + entry.getKey(), entry.getValue())));
    }
}
