package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jdom2.JDOMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What is called plain is read as Java's parser reads it; of all else nothing is said. */
class PlainXmlTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final int MUTATIONS = 3_000;

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void ourOwnDocumentsArePlain(FeedFormat format) throws Exception {
        byte[] bytes = document(format);

        assertThat(PlainXml.read(bytes).map(PlainXmlTest::told)).contains(told(parsed(bytes)));
    }

    @Test
    void anArchiveIsPlain() throws Exception {
        byte[] bytes = new FeedWriter()
                .archive(Samples.FEED, 2, Samples.entries())
                .orElseThrow()
                .bytes();

        assertThat(PlainXml.read(bytes).map(PlainXmlTest::told)).contains(told(parsed(bytes)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void whateverHappensToADocumentItIsReadAlikeOrNotAtAll(FeedFormat format) {
        byte[] bytes = document(format);
        Random random = new Random(7);
        int plain = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] changed = changed(bytes, random);
            Optional<XmlElement> read = PlainXml.read(changed);
            plain += read.isPresent() ? 1 : 0;
            read.ifPresent(root -> assertThat(told(root)).isEqualTo(toldByJava(changed)));
        }
        assertThat(plain).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>&nbsp;</a>",
                "<a>]]></a>",
                "<a><![CDATA[b]]></a>",
                "<a><!-- b --></a>",
                "<a><?b c?></a>",
                "<a b='c'/>",
                "<a b=\"<\"/>",
                "<a b=\"c\" b=\"d\"/>",
                "<a b=\"c\nd\"/>",
                "<a:b/>",
                "<a><b></a></b>",
                "<a/><b/>",
                "<a>\r\n</a>",
                "<a>\u0001</a>",
                "<a>\uFFFF</a>",
                "<a>&#1;</a>",
                "<a><b xmlns=\"http://b.example/\"/></a>",
                "<a xmlns:b=\"http://c.example/\" xmlns:d=\"http://c.example/\" b:e=\"\" d:e=\"\"/>",
                "<!DOCTYPE a><a/>",
                "",
                "words"
            })
    void theseAreNotPlain(String xml) {
        assertThat(PlainXml.read((DECLARATION + xml).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreNotPlain() {
        byte[] bytes = (DECLARATION + "<a>?</a>").getBytes(UTF_8);
        bytes[bytes.length - 5] = (byte) 0xff;

        assertThat(PlainXml.read(bytes)).isEmpty();
    }

    @Test
    void onlyPrintableAsciiIsCalledSo() {
        byte[] bytes = (DECLARATION + "<a><b c=\"d\">e</b><b c=\"é\">e</b><b>ü</b><b>\u007f</b></a>").getBytes(UTF_8);

        assertThat(PlainXml.read(bytes).orElseThrow().children())
                .extracting(XmlElement::isAscii)
                .containsExactly(true, false, false, false);
    }

    private static byte[] document(FeedFormat format) {
        return new FeedWriter().write(Samples.FEED, format, Samples.entries()).bytes();
    }

    /** A few bytes are taken out, put in, repeated or replaced. */
    private static byte[] changed(byte[] bytes, Random random) {
        List<String> pieces =
                List.of("<", ">", "&", "\"", " ", "a", "/", "&lt;", "<a>", "</a>", "=", ":", "é", "xmlns", "\t");
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + random.nextInt(3));
        byte[] piece = random.nextInt(4) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8);
        byte[] changed = Arrays.copyOf(bytes, at + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(bytes, to, changed, at + piece.length, bytes.length - to);
        return changed;
    }

    private static String toldByJava(byte[] bytes) {
        try {
            return told(parsed(bytes));
        } catch (JDOMException | IOException e) {
            return "not well-formed: " + e.getMessage();
        }
    }

    private static XmlElement parsed(byte[] bytes) throws JDOMException, IOException {
        return XmlElement.of(HardenedXml.read(new InputSource(new ByteArrayInputStream(bytes)))
                .getRootElement());
    }

    private static String told(XmlElement element) {
        return "(" + element.name() + " " + element.namespace().getURI() + " "
                + element.attributes().stream()
                        .map(one -> one.namespace().getURI() + " " + one.localName() + "=" + one.value())
                        .toList()
                + element.text()
                + element.children().stream().map(PlainXmlTest::told).toList() + ")";
    }
}
