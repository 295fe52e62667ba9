package io.opentrade.engine.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Just enough JSON for recorded data, which is well formed: numbers are doubles, null is the text
/// `null`, and texts have no escapes.
final class SmallJson {
  private final String text;
  private int at;

  SmallJson(String text) {
    this.text = text;
  }

  Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> word();
    };
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    while (next() != '}') {
      if (text.charAt(at) == ',') {
        at++;
        next();
      }
      String key = string();
      next();
      at++;
      map.put(key, value());
    }
    at++;
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    while (next() != ']') {
      if (text.charAt(at) == ',') {
        at++;
      }
      list.add(value());
    }
    at++;
    return list;
  }

  private String string() {
    int end = text.indexOf('"', at + 1);
    String content = text.substring(at + 1, end);
    at = end + 1;
    return content;
  }

  private Object word() {
    int end = at;
    while ("+-.eE".indexOf(text.charAt(end)) >= 0 || Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    at = end;
    boolean number = Character.isDigit(word.charAt(word.length() - 1));
    return number ? (Object) Double.valueOf(word) : word;
  }
}
