package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gazette.storage.FreshDatabases;
import org.junit.jupiter.api.Test;

class FullPaperTest {
    @Test
    void write() {
        Path home = Path.of("target/paper");
        Newsroom newsroom = Newsroom.at(FreshDatabases.sqlite(), home);
        FullPaper.fill(newsroom, home);
        System.out.println(StaticSite.write(newsroom.shelf, Path.of("target/paper/site")));
        assertThat(newsroom.paths()).contains("/", "/stories/2020/11/16/a-footbridge-joins-the-two-quays-after-forty-years-of-ferries/");
    }
}
