package io.opentrade.scripting.java;

import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a strategy in Java as JSON, and back. Whole numbers come back as doubles.
final class StateText {
  private static final int DEEPEST = 100;
  private static final String HINT =
      "it is kept as JSON: finite numbers, texts, booleans, null, lists and maps";

  private final String text;
  private int at;

  private StateText(String text) {
    this.text = text;
  }

  /// @throws Refusal where something in it is no JSON
  static String write(Map<String, Object> state) {
    StringBuilder out = new StringBuilder();
    write(out, "state", state, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, String key, @Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new Refusal("ctx.state is nested too deeply", "");
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag.booleanValue());
      case Number number when Double.isFinite(number.doubleValue()) -> out.append(number);
      case String string -> quote(out, string);
      case Map<?, ?> map -> {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          quote(out.append(before), String.valueOf(entry.getKey()));
          write(out.append(':'), String.valueOf(entry.getKey()), entry.getValue(), depth + 1);
          before = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        char before = '[';
        for (Object each : list) {
          write(out.append(before), key, each, depth + 1);
          before = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      default -> throw new Refusal("ctx.state cannot keep '" + key + "': " + value, HINT);
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (char letter : text.toCharArray()) {
      if (letter == '"' || letter == '\\') {
        out.append('\\').append(letter);
      } else if (letter < ' ') {
        out.append("\\u%04x".formatted((int) letter));
      } else {
        out.append(letter);
      }
    }
    out.append('"');
  }

  /// @throws IllegalArgumentException where the text is no object of JSON
  static Map<String, Object> read(String text) {
    Map<String, Object> state = new LinkedHashMap<>();
    if (new StateText(text).whole() instanceof Map<?, ?> map) {
      map.forEach((key, value) -> state.put(String.valueOf(key), value));
      return state;
    }
    throw new IllegalArgumentException("the state is no object");
  }

  private @Nullable Object whole() {
    Object value = value(0);
    skip();
    if (at < text.length()) {
      throw new IllegalArgumentException("the state goes on after its end");
    }
    return value;
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the state is nested too deeply");
    }
    skip();
    char first = at < text.length() ? text.charAt(at) : ' ';
    return switch (first) {
      case '{' -> map(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> map(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    while (!ends('}')) {
      skip();
      String key = string();
      skip();
      expect(':');
      map.put(key, value(depth + 1));
    }
    return map;
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    while (!ends(']')) {
      list.add(value(depth + 1));
    }
    return list;
  }

  /// Passes a comma, or the end.
  private boolean ends(char close) {
    skip();
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (next == close) {
      at++;
      return true;
    }
    if (next == ',') {
      at++;
    }
    return false;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char letter = text.charAt(at++);
      out.append(letter == '\\' ? escaped() : letter);
    }
    expect('"');
    return out.toString();
  }

  private char escaped() {
    char letter = at < text.length() ? text.charAt(at++) : ' ';
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        char code = (char) Integer.parseInt(text.substring(at, at + 4), 16);
        at += 4;
        yield code;
      }
      default -> letter;
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("the state is no JSON at " + at);
    }
    at += word.length();
    return value;
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.valueOf(text.substring(start, at));
  }

  private void expect(char letter) {
    if (at >= text.length() || text.charAt(at) != letter) {
      throw new IllegalArgumentException("the state is no JSON at " + at);
    }
    at++;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
