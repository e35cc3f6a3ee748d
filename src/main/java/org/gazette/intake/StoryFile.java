package org.gazette.intake;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.stories.Draft;
import org.gazette.text.Markdown;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;

/** One Markdown or HTML file, with front matter, on its way to being a draft. */
final class StoryFile {
    /** {@code 2020-11-16-a-new-bridge-opens}, as Jekyll and others name their files. */
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[-_](.+)");

    private final Path root;
    private final Folder.Found file;
    private final Source source;
    private final SourceAddress address;
    private final InTray tray;

    StoryFile(Path root, Folder.Found file, Source source, SourceAddress address, InTray tray) {
        this.root = root;
        this.file = file;
        this.source = source;
        this.address = address;
        this.tray = tray;
    }

    void read(String text) throws Unreadable {
        FrontMatter.Sheet sheet = sheet(text);
        FrontMatter matter = sheet.matter();
        sheet.repeated().forEach(key -> note(Note.Kind.KEY_TWICE, key.line(), "«" + key.key() + "» is given twice"));
        if (isUnpublished(matter)) {
            note(Note.Kind.NOT_PUBLISHED, 1, "is marked as not published");
            return;
        }
        int line = matter.line(StoryKeys.HEADLINE);
        String headline = headline(matter);
        Draft draft = new Draft(file.origin()).headline(headline).published(date(matter));
        String body = body(sheet);
        draft.body(body).standfirst(standfirst(matter, Words.ofHtml(body), headline));
        slug(matter).ifPresent(draft::slug);
        new FrontPicture(root, file, address, tray).read(matter).ifPresent(draft::picture);
        Particulars.put(matter, draft);
        tray.put(draft, file.origin(), line);
    }

    /**
     * What the file says of a story that is there already: the keys that its front matter has, and the text under it. It
     * may have no front matter, or nothing else.
     */
    Draft change(String text) throws Unreadable {
        FrontMatter.Sheet sheet = FrontMatter.isAt(text) || isHtml() ? sheet(text) : bare(text);
        FrontMatter matter = sheet.matter();
        String headline = matter.text(StoryKeys.HEADLINE).map(Prose::plain).orElse("");
        String body = sheet.body().isBlank() ? "" : body(sheet);
        Draft draft = new Draft(file.origin()).headline(headline).body(body);
        draft.standfirst(standfirst(matter, Words.ofHtml(body), headline));
        new FrontPicture(root, file, address, tray).read(matter).ifPresent(draft::picture);
        Particulars.put(matter, draft);
        return draft;
    }

    private static FrontMatter.Sheet bare(String text) {
        return new FrontMatter.Sheet(new FrontMatter(Map.of()), text, 1, List.of());
    }

    private FrontMatter.Sheet sheet(String text) throws Unreadable {
        if (FrontMatter.isAt(text)) {
            return FrontMatter.read(text);
        }
        if (isHtml()) {
            return HtmlFile.read(text);
        }
        throw new Unreadable(1, "has no front matter: begin it with the lines «---», «title: …», «date: …», «---»");
    }

    private static boolean isUnpublished(FrontMatter matter) {
        return matter.text(StoryKeys.DRAFT).filter("true"::equalsIgnoreCase).isPresent()
                || matter.text("published").filter("false"::equalsIgnoreCase).isPresent();
    }

    private static String headline(FrontMatter matter) throws Unreadable {
        Optional<String> headline = matter.text(StoryKeys.HEADLINE).map(Prose::plain);
        if (headline.isEmpty() || headline.get().isBlank()) {
            throw new Unreadable(
                    matter.misspelt("title").map(key -> matter.line(key)).orElse(1),
                    "no title in the front matter: " + meant(matter, "title").orElse("add «title: …»"));
        }
        return headline.get();
    }

    private Instant date(FrontMatter matter) throws Unreadable {
        Optional<String> date = matter.text(StoryKeys.DATE).filter(text -> !text.equalsIgnoreCase("true"));
        try {
            if (date.isPresent()) {
                return Dates.read(date.get(), source.zone());
            }
            Matcher name = DATED.matcher(baseName());
            if (name.matches()) {
                return Dates.startOf(LocalDate.parse(name.group(1)), source.zone());
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(matter.line(StoryKeys.DATE), String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            throw new Unreadable(1, "the file's name begins with a day that there is not: rename it");
        }
        throw new Unreadable(
                matter.misspelt("date").map(key -> matter.line(key)).orElse(1),
                "no date in the front matter: " + meant(matter, "date").orElse("add «date: 2020-11-16 09:00»"));
    }

    private static Optional<String> meant(FrontMatter matter, String key) {
        return matter.misspelt(key).map(found -> "write «" + key + "» where it says «" + found + "»");
    }

    private String body(FrontMatter.Sheet sheet) throws Unreadable {
        String liquid = Liquid.rendered(
                sheet.body(),
                address,
                name -> sheet.matter().text(name.toLowerCase(Locale.ROOT)),
                (kind, offset, text) -> note(kind, sheet.bodyLine() + lines(sheet.body(), offset), text));
        String html = isHtml() ? liquid : Markdown.toHtml(LoneTags.parted(liquid));
        if (html.isBlank()) {
            throw new Unreadable(sheet.bodyLine(), "no text after the front matter: write the story under it");
        }
        SourceAddress.Absolute absolute = address.html(html);
        if (absolute.changed() > 0) {
            tray.note(new Note(
                    file.origin(),
                    sheet.bodyLine(),
                    Note.Kind.ADDRESS_MADE_ABSOLUTE,
                    absolute.changed(),
                    absolute.changed() + " relative addresses made absolute against " + address));
        }
        return absolute.html();
    }

    /** What the text begins with anyway is no standfirst: a reader would read it twice. */
    private String standfirst(FrontMatter matter, String plainBody, String headline) {
        List<String> offered = Arrays.stream(StoryKeys.STANDFIRST)
                .flatMap(key -> matter.text(key).stream())
                .map(Prose::plain)
                .filter(text -> !text.isEmpty())
                .toList();
        Optional<String> standfirst = offered.stream()
                .filter(text -> !Prose.begins(plainBody, text))
                .filter(text -> !Prose.begins(headline, text))
                .findFirst();
        if (standfirst.isEmpty() && !offered.isEmpty()) {
            note(
                    Note.Kind.STANDFIRST_LEFT_OUT,
                    matter.line(StoryKeys.STANDFIRST),
                    "the text begins with its standfirst");
        }
        return standfirst.orElse("");
    }

    private Optional<String> slug(FrontMatter matter) {
        Optional<String> named = matter.text(StoryKeys.SLUG)
                .map(slug -> slug.replaceFirst("(/|/index)?(\\.html?)?/?$", "").replaceFirst("^.*/", ""))
                .filter(slug -> !slug.isEmpty() && !slug.contains(":"));
        Matcher dated = DATED.matcher(baseName());
        return named.isPresent() || !dated.matches() ? named : Optional.of(dated.group(2));
    }

    private boolean isHtml() {
        return file.origin().toLowerCase(Locale.ROOT).matches(".*\\.html?");
    }

    private String baseName() {
        String name = file.origin().substring(file.origin().lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void note(Note.Kind kind, int line, String text) {
        tray.note(new Note(file.origin(), line, kind, 1, text));
    }

    private static int lines(String text, int end) {
        return (int)
                text.substring(0, end).chars().filter(letter -> letter == '\n').count();
    }
}
