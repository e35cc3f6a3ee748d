package org.gazette.house;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gazette.delivery.CourierTerms;
import org.gazette.delivery.RelaySettings;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.SigningKeys;
import org.gazette.feeds.OwnFeed;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.LetterTerms;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.Coding;
import org.gazette.stories.Section;

/**
 * What the newsroom's configuration says, checked. What each value means stands in {@code config/gazette.conf}.
 *
 * @param relays none while letters are written as files
 * @param dkim empty while letters go out unsigned
 * @param publishFolder where a copy of the public site is kept
 * @param metricsFrom addresses and networks that may read the metrics besides this machine
 * @param feeds those that the newsroom defined, by name
 */
public record Settings(
        Paper paper,
        Site site,
        Source source,
        Storage storage,
        List<Relay> relays,
        CourierTerms courier,
        Optional<SigningKeys> dkim,
        Limits limits,
        List<String> metricsFrom,
        Hub hub,
        Optional<Path> publishFolder,
        Optional<Bucket> bucket,
        Subscribe subscribe,
        Returns returns,
        Retention retention,
        Map<String, OwnFeed> feeds,
        List<Newsletter> newsletters) {
    /** @param maillog what the relay writes down of the mail that it took, where this machine has it */
    public record Relay(RelaySettings reached, RelayTerms terms, Optional<Path> maillog) {}

    /**
     * @param sections in the order of the navigation
     * @param home the section of a story that names none
     * @param since from which day the permanent ids count (RFC 4151)
     */
    public record Paper(
            String name,
            String motto,
            Locale language,
            ZoneId zone,
            String copyright,
            List<Section> sections,
            Section home,
            LocalDate since) {}

    /**
     * @param url ends in a slash
     * @param proxies addresses and networks
     * @param memory bytes that hold documents ready
     * @param moved from the old path to where it leads
     */
    public record Site(URI url, int port, List<String> proxies, long memory, Map<String, String> moved) {}

    /** @param fullAnswers how many that nobody asked for properly, in the time {@code within} */
    public record Limits(int fullAnswers, Duration within) {}

    /**
     * @param own whether there is one at {@code /hub}
     * @param others absolute addresses
     * @param networks that may be called though they are not public
     */
    public record Hub(boolean own, List<String> others, List<String> networks) {}

    /**
     * An S3-compatible object store.
     *
     * @param gzip whether pages and feeds are stored coded
     */
    public record Bucket(
            URI endpoint, String region, String name, String prefix, boolean gzip, String key, Secret secret) {
        /** @throws IllegalArgumentException for what cannot be meant; the message says what to write */
        org.gazette.publishing.Bucket.Settings reached() {
            return new org.gazette.publishing.Bucket.Settings(
                    endpoint, region, name, prefix, key, secret.words(), gzip ? Coding.GZIP : Coding.IDENTITY);
        }
    }

    /**
     * How newsletters are asked for.
     *
     * @param open whether there is a form
     * @param wording what a reader agrees to; empty for the built-in words in the newsletters' languages
     * @param perNetwork free passes of a network in an hour
     * @param perDomain free passes of a mail domain in an hour
     * @param origins of other sites whose scripts may ask
     * @param letters what the letters of each newsletter are given beside its stories
     */
    public record Subscribe(
            boolean open,
            String wording,
            int perNetwork,
            int perDomain,
            List<String> origins,
            Map<String, LetterTerms> letters) {}

    /** What the letters of a newsletter are given beside its stories. */
    public LetterTerms letters(String newsletter) {
        return subscribe.letters().getOrDefault(newsletter, LetterTerms.USUAL);
    }

    /**
     * By which doors letters come back.
     *
     * @param domain empty for the sender's own address
     * @param port 0 to listen nowhere
     */
    public record Returns(String domain, int port, String listenOn, Optional<Mailbox> mailbox) {}

    /** A mailbox that returns are kept in. */
    public record Mailbox(String host, String protocol, int port, String user, Secret password) {}

    /**
     * How long things are kept.
     *
     * @param signUps that nobody confirmed
     * @param returned mails that came back, as they came
     * @param attempts what relays said to letters that they did not take at once
     */
    public record Retention(Duration signUps, Duration returned, Duration attempts) {}

    /** @param url what relative links of imported stories are relative to; ends in a slash */
    public record Source(URI url) {}

    /** @param url a JDBC address; empty for the file in the newsroom's folder */
    public record Storage(String url, String user, Secret password) {
        /** Without what may hold a password. */
        @Override
        public String toString() {
            return "Storage[url=" + url.replaceAll("\\?.*$", "").replaceAll("//[^/@]*@", "//") + "]";
        }
    }

    /** How the first relay is reached; empty while letters are written as files. */
    public Optional<RelaySettings> relay() {
        return relays.stream().findFirst().map(Relay::reached);
    }

    /**
     * Reads the configuration of a home; a key that it leaves out has its built-in value.
     *
     * @param environment of which {@code ${?NAME}} takes its values
     * @param cadences what the words of a cadence mean in a zone; it may refuse them with an
     *     {@link IllegalArgumentException} whose message begins with the key or with the words in quotes
     * @throws ConfigFault with everything that is wrong, by file and line
     */
    public static Settings read(
            Home home, Map<String, String> environment, BiFunction<String, ZoneId, Cadence> cadences) {
        return new Reading(home, environment, cadences).settings();
    }
}
