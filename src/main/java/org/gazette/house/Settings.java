package org.gazette.house;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gazette.delivery.RelaySettings;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;

/**
 * What the newsroom's configuration says, checked. What each value means stands in {@code config/gazette.conf}.
 *
 * @param relay empty while letters are written as files
 */
public record Settings(
        Paper paper,
        Site site,
        Source source,
        Storage storage,
        Optional<RelaySettings> relay,
        Feeds feeds,
        List<Newsletter> newsletters) {
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

    /** @param url ends in a slash */
    public record Site(URI url, int port) {}

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

    /** @param newest how many stories a feed holds */
    public record Feeds(int newest) {}

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
