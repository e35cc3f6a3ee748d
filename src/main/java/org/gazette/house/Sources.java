package org.gazette.house;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Where settings come from: the files of a home, the built-in ones behind them, and the environment. */
final class Sources {
    private static final ConfigParseOptions PRESENT =
            ConfigParseOptions.defaults().setAllowMissing(false);
    private static final ConfigResolveOptions NOTHING_ELSE =
            ConfigResolveOptions.defaults().setUseSystemEnvironment(false);

    private final Config environment;
    private final Faults faults;

    Sources(Map<String, String> environment, Faults faults) {
        Map<String, String> named = new TreeMap<>(environment);
        named.keySet().removeIf(name -> !name.matches("[A-Z][A-Z0-9_]*"));
        this.environment = ConfigFactory.parseMap(named, "the environment");
        this.faults = faults;
    }

    /** A file of ours on the class path, its references open, so that a home's values can answer them. */
    static Config builtIn(String name) {
        return ConfigFactory.parseResources(Sources.class.getClassLoader(), name, PRESENT);
    }

    /** A file of the home, its references open; empty, and a fault noted, when it cannot be read. */
    Config own(Path file) {
        if (!Files.isReadable(file)) {
            faults.in(file, "cannot be read: give the user that runs Gazette the right to");
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(file.toFile(), PRESENT);
        } catch (ConfigException e) {
            note(file, e, "");
            return ConfigFactory.empty();
        }
    }

    /** With every reference answered, from itself or from the environment; else a fault, and what stands in for it. */
    Config resolved(Config open, Path file, Config standIn) {
        try {
            return open.withFallback(environment).resolve(NOTHING_ELSE);
        } catch (ConfigException.UnresolvedSubstitution e) {
            note(file, e, ": name another key, or write ${?NAME} for one that may be missing");
        } catch (ConfigException e) {
            note(file, e, "");
        }
        return standIn;
    }

    private void note(Path file, ConfigException e, String wayOut) {
        if (e.origin() == null) {
            faults.in(file, plain(e) + wayOut);
        } else {
            faults.at(e.origin(), file, "", plain(e) + wayOut);
        }
    }

    /** The library's message without its place, its second thoughts, and anything long enough to be a password. */
    private static String plain(ConfigException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^.*?: \\d+: ", "")
                .replaceFirst(" \\((if you|JSON|perhaps|you could).*", "")
                .replaceAll("'(?!newline|end of file)[^']{3,}'", "something else")
                .strip();
    }
}
