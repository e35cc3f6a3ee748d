package org.gazette.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a newsroom: {@code config/}, {@code templates/}, {@code data/}. */
public record Home(Path folder) {
    static final String SETTINGS = "config/gazette.conf";

    /** @throws ConfigFault when the folder is none; the message names the way out */
    public Home {
        folder = folder.normalize();
        if (!holdsNewsroom(folder)) {
            throw new ConfigFault(folder.toAbsolutePath() + " holds no " + SETTINGS
                    + ": make a newsroom with «gazette init " + folder.toAbsolutePath()
                    + "», or name its folder with --home");
        }
    }

    static boolean holdsNewsroom(Path folder) {
        return Files.isRegularFile(folder.resolve(SETTINGS));
    }

    public Path settings() {
        return folder.resolve(SETTINGS);
    }

    /** The files of the newsletters, by name. */
    public List<Path> newsletters() {
        return files(folder.resolve("config/newsletters"));
    }

    /** The files of the feeds that the newsroom defined, by name. */
    public List<Path> feeds() {
        return files(folder.resolve("config/feeds"));
    }

    /** The files of the relays beside that of the settings, by name. */
    public List<Path> relays() {
        return files(folder.resolve("config/relays"));
    }

    private static List<Path> files(Path group) {
        if (!Files.isDirectory(group)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(group)) {
            return files.filter(
                            file -> name(file).endsWith(".conf") && !name(file).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigFault(group + ": the folder cannot be read: " + e.getMessage());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The newsroom's own templates; they go before the built-in ones. It need not exist. */
    public Path templates() {
        return folder.resolve("templates");
    }

    public Path database() {
        return folder.resolve("data/gazette.db");
    }

    /** Where letters are written until a relay is configured. */
    public Path outbox() {
        return folder.resolve("data/outbox");
    }

    /** The public site as files. */
    public Path site() {
        return folder.resolve("data/site");
    }

    /** What was uploaded to the bucket. */
    Path bucketManifest() {
        return folder.resolve("data/bucket.manifest");
    }

    /** What the public site was made from. */
    Path siteMark() {
        return folder.resolve("data/site-mark.json");
    }

    /** Pictures that came in with stories. */
    public Path media() {
        return folder.resolve("data/media");
    }

    public Path log() {
        return folder.resolve("data/log");
    }
}
