package org.gazette.intake;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WordPress's marks in square brackets: captions become figures, embeds links; those that plug-ins fill are dropped. */
final class Shortcodes {
    private static final Pattern CAPTION = Pattern.compile(
            "\\[caption[^\\]]*\\]\\s*((?:<a[^>]*>\\s*)?<img[^>]*>(?:\\s*</a>)?)(.*?)\\[/caption\\]", Pattern.DOTALL);
    private static final Pattern EMBED = Pattern.compile("\\[embed[^\\]]*\\]\\s*(https?://\\S+?)\\s*\\[/embed\\]");
    private static final Pattern CODE = Pattern.compile(
            "\\[/?(?:gallery|playlist|audio|video|wp_[a-z_]+|contact-form[a-z0-9-]*|vc_[a-z_]+|et_pb_[a-z_]+|youtube"
                    + "|vimeo|twitter|instagram|soundcloud|googlemaps|embed|caption|more|rev_slider|gravityform)\\b[^\\]]*\\]");

    private Shortcodes() {}

    static String rendered(String html, Consumer<String> dropped) {
        String figures = CAPTION.matcher(html).replaceAll("<figure>$1<figcaption>$2</figcaption></figure>");
        String links = EMBED.matcher(figures).replaceAll("\n\n<a href=\"$1\">$1</a>\n\n");
        Matcher code = CODE.matcher(links);
        return code.replaceAll(found -> {
            dropped.accept("shortcode «" + found.group() + "» dropped");
            return "";
        });
    }
}
