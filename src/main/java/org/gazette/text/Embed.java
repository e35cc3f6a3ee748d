package org.gazette.text;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A frame, film or other foreign thing in a story, as the link that stands for it where it may not run. */
record Embed(String address, String title) {
    private static final Pattern YOUTUBE =
            Pattern.compile("https://www\\.youtube(?:-nocookie)?\\.com/embed/([\\w-]{11})(?:[?].*)?");
    private static final Pattern VIMEO = Pattern.compile("https://player\\.vimeo\\.com/video/(\\d+).*");

    /** @return empty when it has no address that a reader could follow */
    static Optional<Embed> of(Element element, Addresses addresses) {
        return address(element).flatMap(addresses::resolveWeb).map(found -> {
            String page = page(found);
            String title = Words.line(element.attr("title"));
            return new Embed(page, title.isEmpty() ? place(page) : title);
        });
    }

    private static Optional<String> address(Element element) {
        String own = Optional.of(element.attr("src"))
                .filter(address -> !address.isBlank())
                .orElse(element.attr("data"));
        String lazy = own.isBlank() ? element.attr("data-src") : own;
        Element source = element.selectFirst("source[src]");
        return Optional.of(lazy.isBlank() && source != null ? source.attr("src") : lazy)
                .filter(address -> !address.isBlank());
    }

    /** The page that a person would open instead of the player. */
    private static String page(String address) {
        Matcher youtube = YOUTUBE.matcher(address);
        if (youtube.matches()) {
            return "https://www.youtube.com/watch?v=" + youtube.group(1);
        }
        Matcher vimeo = VIMEO.matcher(address);
        return vimeo.matches() ? "https://vimeo.com/" + vimeo.group(1) : address;
    }

    private static String place(String address) {
        String authority = URI.create(address).getRawAuthority();
        return authority == null ? address : authority.replaceFirst("^www\\.", "");
    }
}
