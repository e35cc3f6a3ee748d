package org.gazette.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.xml.sax.InputSource;

/**
 * Reads a feed's bytes as its readers would, before they get them, and says what is wrong: whether it is well-formed,
 * has what its format requires, one date and one id a place, and absolute addresses only. It knows nothing of how the
 * bytes were made.
 */
public final class FeedCheck {
    /** Beyond this many bytes the W3C Feed Validator stops reading, and so do readers. */
    static final int LARGEST = 5_000_000;

    private FeedCheck() {}

    /** What is wrong with an RSS, Atom or JSON document, told by its path; empty when it is fit to be published. */
    public static List<Fault> faults(FeedDocument document) {
        Faults faults = new Faults(document.path());
        int size = document.bytes().length;
        faults.unless(
                size <= LARGEST,
                "it has " + size + " bytes, more than " + LARGEST + ": let the feed hold fewer stories");
        if (isUtf8(document.bytes())) {
            check(document, faults);
        } else {
            faults.add("it is not UTF-8");
        }
        return faults.found();
    }

    private static void check(FeedDocument document, Faults faults) {
        if (document.path().endsWith(".json")) {
            new JsonCheck(faults).check(new String(document.bytes(), StandardCharsets.UTF_8));
            return;
        }
        try {
            Document xml = HardenedXml.read(new InputSource(new ByteArrayInputStream(document.bytes())));
            if (document.path().endsWith(".atom")) {
                new AtomCheck(faults).check(xml.getRootElement());
            } else {
                new RssCheck(faults).check(xml.getRootElement());
            }
        } catch (JDOMException | IOException e) {
            faults.add("it is not well-formed: " + e.getMessage());
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
