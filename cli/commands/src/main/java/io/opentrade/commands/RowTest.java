package io.opentrade.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A test of `--where`: a field, a sign, a value. Where both sides are numbers they are compared as
/// such, exactly; else as text without regard to case.
record RowTest(String field, String sign, String value) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)(!=|>=|<=|=|>|<|~)(.*)");

  private static final Set<String> EQUALITY = Set.of("=", "!=");
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

  static RowTest of(String text, MainList list, Invocation invocation) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw invocation.usage("usage.where", text);
    }
    RowTest test = new RowTest(list.known(form.group(1), invocation), form.group(2), form.group(3));
    if (test.value.isBlank() && !EQUALITY.contains(test.sign)) {
      throw invocation.usage("usage.where", text); // only what is undefined equals nothing
    }
    if (ORDER.contains(test.sign) && number(test.value) == null && test.isNumeric(list)) {
      throw invocation.usage("usage.whereNumber", test.field, test.value);
    }
    return test;
  }

  /// Whether all that the field holds are numbers.
  private boolean isNumeric(MainList list) {
    boolean any = false;
    for (JsonNode row : list.rows()) {
      JsonNode cell = row.path(field);
      boolean none = cell.isNull() || cell.isMissingNode();
      if (!none && number(cell.asText()) == null) {
        return false;
      }
      any |= !none;
    }
    return any;
  }

  boolean holds(JsonNode row) {
    JsonNode cell = row.path(field);
    if (sign.equals("~")) {
      return lower(cell.asText()).contains(lower(value));
    }
    if (cell.isNull() || cell.isMissingNode()) {
      return sign.equals("!=") ? !value.isEmpty() : sign.equals("=") && value.isEmpty();
    }
    int order = compare(cell.asText(), value);
    return switch (sign) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      default -> order <= 0;
    };
  }

  /// The order of two cells; what is undefined comes first.
  static int compare(JsonNode a, JsonNode b) {
    boolean none = a.isNull() || a.isMissingNode();
    boolean other = b.isNull() || b.isMissingNode();
    if (none || other) {
      return Boolean.compare(!none, !other);
    }
    return compare(a.asText(), b.asText());
  }

  private static int compare(String a, String b) {
    BigDecimal left = number(a);
    BigDecimal right = number(b);
    return left != null && right != null ? left.compareTo(right) : lower(a).compareTo(lower(b));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return text.length() > 100 ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
