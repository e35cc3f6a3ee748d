package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.gazette.feeds.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif"})
    void aPictureIsMeasuredWhateverItsNameSays(String kind, String type) throws IOException {
        Path file = home.resolve("media/any.webp");
        ImageIO.write(new BufferedImage(640, 401, BufferedImage.TYPE_INT_RGB), kind, file.toFile());

        assertThat(new MediaFolder(home.resolve("media")).of("/media/any.webp"))
                .hasValue(new Pictures.Measures(type, Files.size(file), 640, 401));
    }

    @Test
    void aPictureThatIsReplacedIsMeasuredAgain() throws IOException {
        MediaFolder media = new MediaFolder(home.resolve("media"));
        Path file = home.resolve("media/a.png");
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        assertThat(media.of("/media/a.png").orElseThrow().width()).isEqualTo(10);

        ImageIO.write(new BufferedImage(900, 10, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

        assertThat(media.of("/media/a.png").orElseThrow().width()).isEqualTo(900);
    }

    /** The heads of the three kinds of WebP (RFC 9649 §2.5 to §2.7), each of 300 to 200 pixels. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "52494646 00000000 57454250 56503858 0a000000 00000000 2b0100 c70000",
                "52494646 00000000 57454250 56503820 00000000 300000 9d012a 2c01 c800",
                "52494646 00000000 57454250 5650384c 00000000 2f 2bc13100"
            })
    void aWebpIsMeasured(String head) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(head.replace(" ", ""));
        Files.write(home.resolve("media/a.webp"), bytes);

        assertThat(new MediaFolder(home.resolve("media")).of("/media/a.webp"))
                .hasValue(new Pictures.Measures("image/webp", bytes.length, 300, 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/media/2020/bridge.jpg", "/media/../secret.png", "/media/none.png", "https://a.example/a.png"})
    void whatIsNoPictureOfOursIsNotMeasured(String path) {
        assertThat(new MediaFolder(home.resolve("media")).of(path)).isEmpty();
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
