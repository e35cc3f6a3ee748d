package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gazette.stories.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the documents on a shelf were made from, so that a new start makes only what changed since.
 *
 * @param setting names the program and its configuration
 * @param templates names the newsroom's own templates
 * @param frame names what every page shows: the paper, its sections and newsletters
 * @param change the last one that is in the documents
 * @param stories the numbers of those whose pages could not be made
 * @param lists the labels of which the same is true
 */
record Mark(String setting, String templates, String frame, long change, List<Long> stories, List<Label> lists) {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @return empty where there is none that can be read */
    static Optional<Mark> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Mark.class));
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read, the site is made anew: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
