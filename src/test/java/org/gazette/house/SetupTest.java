package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Setup.Answers NONE = new Setup.Answers("", "", "", "", TODAY);

    @TempDir
    Path folder;

    @Test
    void aNewNewsroomIsReadAsItWasAskedFor() {
        Setup.Answers answers = new Setup.Answers(
                "The \"Daily\" Planet",
                "https://planet.example/",
                "Europe/London",
                "Planet <news@planet.example>",
                TODAY);

        Setup.Outcome outcome = Setup.init(folder.resolve("new/my paper"), answers);

        Settings settings = Settings.read(outcome.home(), Map.of(), Newsroom::cadence);
        assertThat(outcome.made()).isTrue();
        assertThat(settings.paper().name()).isEqualTo("The \"Daily\" Planet");
        assertThat(settings.paper().zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(settings.paper().since()).isEqualTo(TODAY);
        assertThat(settings.site().url()).hasToString("https://planet.example/");
        assertThat(settings.newsletters().get(0).masthead()).isEqualTo("The \"Daily\" Planet Daily");
        assertThat(settings.newsletters().get(0).sender()).hasToString("Planet <news@planet.example>");
    }

    @Test
    void aNewNewsroomHoldsConfigTemplatesAndData() throws IOException {
        Setup.init(folder, NONE);

        assertThat(files())
                .containsExactly(
                        "config",
                        "config/feeds",
                        "config/feeds/in-brief.conf",
                        "config/gazette.conf",
                        "config/newsletters",
                        "config/newsletters/daily.conf",
                        "data",
                        "templates",
                        "templates/README.md");
        assertThat(Files.readString(folder.resolve("config/gazette.conf")))
                .isEqualTo(Files.readString(Path.of("config/gazette.conf"))
                        .replace("  since: \"2026-01-01\"", "  since: \"2026-11-23\""));
    }

    @Test
    void aNewsroomThatIsThereIsLeftAsItIs() throws IOException {
        new Newsroom(folder).settings("paper.name: Mine");

        assertThat(Setup.init(folder, NONE).made()).isFalse();
        assertThat(files()).containsExactly("config", "config/gazette.conf");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "…");

        assertThatThrownBy(() -> Setup.init(folder, NONE))
                .isInstanceOf(ConfigFault.class)
                .hasMessage(
                        folder + " is not empty and holds no config/gazette.conf: name a folder that is new or empty");
        assertThat(files()).containsExactly("thesis.txt");
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("paper"), "…");

        assertThatThrownBy(() -> Setup.init(file, NONE))
                .hasMessage(file + " is a file: name a folder that is new or empty");
        assertThatThrownBy(() -> Setup.init(file.resolve("inner"), NONE))
                .hasMessageContaining("the newsroom cannot be made");
    }

    @Test
    void anAnswerThatCannotBeUsedMakesNothing() throws IOException {
        Setup.Answers answers = new Setup.Answers("", "", "Europe/Londn", "", TODAY);

        assertThatThrownBy(() -> Setup.init(folder.resolve("paper"), answers))
                .isInstanceOf(ConfigFault.class)
                .hasMessage("zone = \"Europe/Londn\" is no time zone: did you mean Europe/London?");
        assertThat(files()).isEmpty();
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
