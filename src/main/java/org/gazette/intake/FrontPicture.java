package org.gazette.intake;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Picture;
import org.gazette.text.SourceAddress;

/** The picture that front matter names. One that cannot be had never holds its story back. */
final class FrontPicture {
    private final Path root;
    private final Folder.Found file;
    private final SourceAddress address;
    private final InTray tray;

    FrontPicture(Path root, Folder.Found file, SourceAddress address, InTray tray) {
        this.root = root;
        this.file = file;
        this.address = address;
        this.tray = tray;
    }

    Optional<Picture> read(FrontMatter matter) {
        Map<String, String> parts =
                matter.parts(StoryKeys.PICTURE).stream().findFirst().orElse(Map.of());
        String url = first(List.of("url", "src", "path"), parts)
                .or(() -> matter.text(StoryKeys.PICTURE))
                .orElse("");
        if (url.isBlank()) {
            return Optional.empty();
        }
        Optional<String> found = isMissing(url) ? Optional.empty() : absolute(url);
        if (found.isEmpty()) {
            String why = isMissing(url) ? "is not there" : "is no web address";
            tray.note(new Note(
                    file.origin(),
                    matter.line(StoryKeys.PICTURE),
                    Note.Kind.PICTURE_LEFT_OUT,
                    1,
                    "picture «" + url + "» " + why + "; the story goes on without it"));
        }
        return found.map(place -> new Picture(
                place,
                Prose.plain(first(List.of("alt"), parts)
                        .or(() -> matter.text(StoryKeys.PICTURE_ALT))
                        .orElse("")),
                Prose.plain(first(List.of("credit"), parts)
                        .or(() -> matter.text(StoryKeys.PICTURE_CREDIT))
                        .orElse("")),
                Prose.plain(first(List.of("caption"), parts)
                        .or(() -> matter.text(StoryKeys.PICTURE_CAPTION))
                        .orElse("")),
                0,
                0));
    }

    private Optional<String> absolute(String url) {
        String path = url.matches("/(?!/|media/).*") || isLocal(url) ? address.path(url) : url;
        return address.of(path).filter(found -> !found.startsWith("mailto:"));
    }

    /** A path that would lie in the folder that is brought in, and does not. */
    private boolean isMissing(String url) {
        return isLocal(url)
                && !exists(root, url)
                && !exists(root.resolve(file.origin()).resolveSibling("."), url);
    }

    private static boolean isLocal(String url) {
        return !url.startsWith("/") && !url.matches("(?i)[a-z][a-z0-9+.-]*:.*");
    }

    private static boolean exists(Path folder, String path) {
        try {
            return Files.isRegularFile(folder.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<String> first(List<String> keys, Map<String, String> parts) {
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(parts.get(key)).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
