package org.gazette.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class OpmlTest {
    @Test
    void everyFeedIsAnOutlineThatReadersCanSubscribeTo() throws Exception {
        byte[] opml = Opml.write("Gazette & Sons", List.of(Samples.FEED, Samples.FEED));

        Element root = HardenedXml.read(new InputSource(new ByteArrayInputStream(opml)))
                .getRootElement();

        assertThat(root.getAttributeValue("version")).isEqualTo("2.0");
        assertThat(root.getChild("head").getChildText("title")).isEqualTo("Gazette & Sons");
        assertThat(root.getChild("body").getChildren("outline")).hasSize(2).allSatisfy(outline -> {
            assertThat(outline.getAttributeValue("type")).isEqualTo("rss");
            assertThat(outline.getAttributeValue("text")).isEqualTo("Gazette & Sons");
            assertThat(outline.getAttributeValue("title")).isEqualTo("Gazette & Sons");
            assertThat(outline.getAttributeValue("xmlUrl")).isEqualTo("https://gazette.example/feeds/all.atom");
            assertThat(outline.getAttributeValue("htmlUrl")).isEqualTo("https://gazette.example/");
        });
        assertThat(opml).isEqualTo(Opml.write("Gazette & Sons", List.of(Samples.FEED, Samples.FEED)));
    }
}
