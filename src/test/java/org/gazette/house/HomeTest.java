package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithoutSettingsIsNoHome() {
        assertThatThrownBy(() -> new Home(folder))
                .isInstanceOf(ConfigFault.class)
                .hasMessage(folder + " holds no config/gazette.conf: make a newsroom with «gazette init " + folder
                        + "», or name its folder with --home");
    }

    @Test
    void onlyConfFilesAreNewsletters() {
        new Newsroom(folder)
                .newsletter("weekly", "")
                .newsletter("daily", "")
                .newsletter(".#daily", "")
                .file("config/newsletters/daily.conf~", "");

        assertThat(new Home(folder).newsletters())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("daily.conf", "weekly.conf");
    }
}
