package org.gazette.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML as front matter uses it: keys with a text, a list of texts, or a list of small maps. Its nodes are read as they
 * stand and nothing is ever made of a type that the text names; aliases are few, and what is nested deeper is left out.
 */
record Yaml(Map<String, FrontMatter.Field> fields, List<FrontMatter.Repeated> repeated) {
    private static final int LARGEST = 1_000_000;

    /** @param firstLine the line of the file at which the YAML begins */
    static Yaml read(String text, int firstLine) throws Unreadable {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            // a tab at the end of a line means nothing, yet the parser stops at it
            String clean = text.replaceAll("[ \\t]+(?=\\n)", "");
            Optional<Node> root = new Compose(settings).composeString(clean);
            return root.isPresent() ? top(root.get(), firstLine) : new Yaml(Map.of(), List.of());
        } catch (MarkedYamlEngineException e) {
            int line = firstLine
                    + e.getProblemMark()
                            .or(e::getContextMark)
                            .map(Mark::getLine)
                            .orElse(0);
            throw new Unreadable(
                    line,
                    "the front matter is not YAML: " + e.getProblem()
                            + "; a text with «: », «#» or «\"» in it must stand in quotes");
        } catch (YamlEngineException e) {
            throw new Unreadable(firstLine, "the front matter is not YAML: " + e.getMessage());
        }
    }

    private static Yaml top(Node root, int firstLine) throws Unreadable {
        if (!(root instanceof MappingNode mapping)) {
            throw new Unreadable(firstLine, "the front matter has no keys: write «title: …», «date: …»");
        }
        Map<String, FrontMatter.Field> fields = new LinkedHashMap<>();
        List<FrontMatter.Repeated> repeated = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode()).toLowerCase(Locale.ROOT);
            int line = firstLine
                    + tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0);
            if (fields.put(key, field(tuple.getValueNode(), line)) != null) {
                repeated.add(new FrontMatter.Repeated(key, line));
            }
        }
        return new Yaml(fields, repeated);
    }

    private static FrontMatter.Field field(Node value, int line) {
        List<Node> nodes = value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
        List<String> texts = new ArrayList<>();
        List<Map<String, String>> parts = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof MappingNode mapping) {
                parts.add(part(mapping));
            } else {
                texts.add(text(node));
            }
        }
        return new FrontMatter.Field(line, texts, parts);
    }

    private static Map<String, String> part(MappingNode mapping) {
        Map<String, String> part = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            part.put(text(tuple.getKeyNode()).toLowerCase(Locale.ROOT), text(tuple.getValueNode()));
        }
        return part;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }
}
