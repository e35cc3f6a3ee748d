package org.gazette.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints: lines for people, or one JSON value a record for programs. */
final class Lines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;
    private final boolean json;

    Lines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A line for people; programs that asked for JSON do not get it. */
    void say(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    /** Whether a program reads it. */
    boolean json() {
        return json;
    }

    /** A record for programs: one JSON object on one line. People do not get it. */
    void record(Map<String, ?> record) {
        if (json) {
            out.println(JSON.writeValueAsString(record));
            out.flush();
        }
    }

    /** Text as it is, for people and programs. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** A table with aligned columns, or, for programs, a JSON object a row. */
    void table(List<String> columns, List<List<String>> rows) {
        if (json) {
            rows.forEach(row -> out.println(JSON.writeValueAsString(object(columns, row))));
        } else {
            int[] widths = widths(columns, rows);
            line(columns.stream().map(String::toUpperCase).toList(), widths);
            rows.forEach(row -> line(row, widths));
        }
        out.flush();
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < cells.size(); at++) {
            boolean last = at == cells.size() - 1;
            line.append(last ? cells.get(at) : String.format("%-" + widths[at] + "s  ", cells.get(at)));
        }
        out.println(line.toString().stripTrailing());
    }

    private static int[] widths(List<String> columns, List<List<String>> rows) {
        int[] widths = columns.stream()
                .mapToInt(column -> Math.max(1, column.length()))
                .toArray();
        for (List<String> row : rows) {
            for (int at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], row.get(at).length());
            }
        }
        return widths;
    }

    private static Map<String, String> object(List<String> columns, List<String> row) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int at = 0; at < columns.size(); at++) {
            object.put(columns.get(at), row.get(at));
        }
        return object;
    }
}
