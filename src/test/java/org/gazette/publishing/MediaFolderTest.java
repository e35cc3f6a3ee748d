package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFolderTest {
    @TempDir
    Path home;

    private Shelf shelf;

    @BeforeEach
    void fill() throws IOException {
        Path media = Files.createDirectories(home.resolve("media/2020"));
        Files.writeString(media.resolve("bridge.jpg"), "a picture");
        Files.writeString(media.resolve("plan.svg"), "<svg onload='alert(1)'/>");
        Files.writeString(media.resolve("two words.png"), "x");
        Files.writeString(home.resolve("secret.png"), "secret");
        Files.createSymbolicLink(media.resolve("link.png"), home.resolve("secret.png"));
        Files.createSymbolicLink(home.resolve("media/away"), home);
        shelf = new Shelf(new MediaFolder(home.resolve("media")));
    }

    @Test
    void aPictureIsGivenOutWithItsType() {
        Document picture = shelf.at("/media/2020/bridge.jpg").orElseThrow();

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(picture.bytes()).asString().isEqualTo("a picture");
        assertThat(shelf.all().map(Document::path)).containsExactly("/media/2020/bridge.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/../secret.png",
                "/media/2020/../../secret.png",
                "/media/2020/link.png",
                "/media/away/secret.png",
                "/media/2020/plan.svg",
                "/media/2020/two words.png",
                "/media/2020/",
                "/media/2020",
                "/media/",
                "/media//etc/hostname.png",
                "/media/.hidden.png",
                "/media/2020/bridge.jpg\0.png",
                "/secret.png"
            })
    void nothingElseIsGivenOut(String path) {
        assertThat(shelf.at(path)).isEmpty();
    }

    @Test
    void whatIsNotGivenOutIsNamedWithTheReason() {
        assertThat(shelf.refused())
                .anyMatch(line -> line.endsWith("plan.svg: not given out: not a picture (jpg, png, gif, webp, avif)"))
                .anyMatch(line -> line.contains("two words.png: not given out: a name has letters"))
                .anyMatch(line -> line.contains("link.png: not given out: not a file of this folder"));
    }
}
