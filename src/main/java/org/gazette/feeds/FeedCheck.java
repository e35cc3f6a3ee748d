package org.gazette.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.xml.sax.InputSource;

/**
 * Reads a feed's bytes as its readers would, before they get them, and says what is wrong: whether it is well-formed,
 * has what its format requires, one date and one id a place, and absolute addresses only. It knows nothing of how the
 * bytes were made.
 *
 * <p>Entries that pass in a document of their own pass in any other with the same root, since none can see another: so
 * of a document joined from them only what stands round them, and what they could do to one another, is left to check.
 */
public final class FeedCheck {
    /** Beyond this many bytes the W3C Feed Validator stops reading, and so do readers. */
    static final int LARGEST = 5_000_000;

    private static final String ATOM = ".atom";

    private FeedCheck() {}

    /** What is wrong with an RSS, Atom or JSON document, told by its path; empty when it is fit to be published. */
    public static List<Fault> faults(FeedDocument document) {
        Faults faults = new Faults(document.path());
        size(document, faults);
        check(document, faults);
        return faults.found();
    }

    /**
     * What is wrong with a document that was joined.
     *
     * @param bare the same without its entries
     * @param entries each of which passed by itself
     */
    static List<Fault> faults(FeedDocument document, FeedDocument bare, List<EntryBytes> entries) {
        Faults faults = new Faults(document.path());
        size(document, faults);
        check(bare, faults);
        for (EntryBytes entry : entries) {
            faults.enter(entry.id());
            if (document.path().endsWith(ATOM)) {
                faults.updated(entry.updated().toString());
            }
        }
        return faults.found();
    }

    private static void size(FeedDocument document, Faults faults) {
        int size = document.bytes().length;
        faults.unless(
                size <= LARGEST,
                "it has " + size + " bytes, more than " + LARGEST + ": let the feed hold fewer stories");
    }

    private static void check(FeedDocument document, Faults faults) {
        if (document.path().endsWith(".json")) {
            json(document.bytes(), faults);
            return;
        }
        PlainXml.read(document.bytes())
                .or(() -> parsed(document.bytes(), faults))
                .ifPresent(root -> rules(document, root, faults));
    }

    private static void json(byte[] bytes, Faults faults) {
        if (isUtf8(bytes)) {
            new JsonCheck(faults).check(new String(bytes, StandardCharsets.UTF_8));
        } else {
            faults.add("it is not UTF-8");
        }
    }

    /** By a full parser, which knows what is wrong where something is. */
    private static Optional<XmlElement> parsed(byte[] bytes, Faults faults) {
        if (!isUtf8(bytes)) {
            faults.add("it is not UTF-8");
            return Optional.empty();
        }
        try {
            Document xml = HardenedXml.read(new InputSource(new ByteArrayInputStream(bytes)));
            return Optional.of(XmlElement.of(xml.getRootElement()));
        } catch (JDOMException | IOException e) {
            faults.add("it is not well-formed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void rules(FeedDocument document, XmlElement root, Faults faults) {
        if (document.path().endsWith(ATOM)) {
            new AtomCheck(faults).check(root);
        } else {
            new RssCheck(faults).check(root);
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
