package org.gazette.text;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ECSSSelectorCombinator;
import com.helger.css.decl.ICSSSelectorMember;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderDeclarationList;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.writer.CSSWriterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A style sheet, parted into rules that a style attribute can say and the rest.
 *
 * @param rules in their order
 * @param rest the rules that stay, as CSS; may be empty
 */
record StyleSheet(List<Rule> rules, String rest) {
    private static final CSSWriterSettings BARE =
            new CSSWriterSettings().setOptimizedOutput(false).setIndent("");

    /** One selector and what it declares; specificity as in Selectors 3 §9, a hundred steps between its digits. */
    record Rule(String selector, int specificity, List<Declaration> declarations) {}

    /** {@code color: red !important}. */
    record Declaration(String property, String value, boolean important) {}

    static StyleSheet of(String css) {
        List<Rule> rules = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        for (ICSSTopLevelRule rule : parse(css).getAllRules()) {
            if (rule instanceof CSSStyleRule style) {
                part(style, rules, rest);
            } else {
                rest.append(rule.getAsCSSString(BARE, 0)).append('\n');
            }
        }
        return new StyleSheet(List.copyOf(rules), rest.toString());
    }

    /** Those of a style attribute; none when it cannot be read. */
    static List<Declaration> declarations(String attribute) {
        var list = attribute.isBlank() ? null : CSSReaderDeclarationList.readFromString(attribute);
        return list == null
                ? List.of()
                : list.getAllDeclarations().stream()
                        .map(StyleSheet::declaration)
                        .toList();
    }

    private static void part(CSSStyleRule style, List<Rule> rules, StringBuilder rest) {
        List<Declaration> declarations =
                style.getAllDeclarations().stream().map(StyleSheet::declaration).toList();
        CSSStyleRule stays = new CSSStyleRule();
        for (CSSSelector selector : style.getAllSelectors()) {
            if (selector.getAllMembers().containsOnly(StyleSheet::isStatic)) {
                rules.add(new Rule(selector.getAsCSSString(BARE, 0), specificity(selector), declarations));
            } else {
                stays.addSelector(selector);
            }
        }
        if (stays.getSelectorCount() > 0) {
            style.getAllDeclarations().forEach(stays::addDeclaration);
            rest.append(stays.getAsCSSString(BARE, 0)).append('\n');
        }
    }

    private static boolean isStatic(ICSSSelectorMember member) {
        return member instanceof CSSSelectorSimpleMember simple
                ? !simple.isPseudo()
                : member instanceof CSSSelectorAttribute || member instanceof ECSSSelectorCombinator;
    }

    private static int specificity(CSSSelector selector) {
        return selector.getAllMembers().stream()
                .mapToInt(StyleSheet::specificity)
                .sum();
    }

    private static int specificity(ICSSSelectorMember member) {
        if (member instanceof CSSSelectorSimpleMember simple) {
            return simple.isHash()
                    ? 10_000
                    : simple.isClass() ? 100 : simple.getValue().equals("*") ? 0 : 1;
        }
        return member instanceof CSSSelectorAttribute ? 100 : 0;
    }

    private static Declaration declaration(CSSDeclaration one) {
        return new Declaration(
                one.getProperty().toLowerCase(Locale.ROOT), one.getExpressionAsCSSString(), one.isImportant());
    }

    private static CascadingStyleSheet parse(String css) {
        AtomicReference<String> fault = new AtomicReference<>("");
        CascadingStyleSheet sheet = CSSReader.readFromStringReader(
                css, new CSSReaderSettings().setCustomExceptionHandler(e -> fault.set(e.getMessage())));
        if (sheet == null) {
            throw new IllegalArgumentException(
                    "the style sheet cannot be read: " + Words.line(String.valueOf(fault.get())));
        }
        return sheet;
    }
}
