package io.opentrade.protocol.frame;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed reading of the members of a message. Each method says which member is missing or of the
/// wrong type.
final class Fields {
  private Fields() {}

  static String text(Map<String, Object> members, String name) throws MalformedFrame {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new MalformedFrame("\"" + name + "\" must be a string");
  }

  static long number(Map<String, Object> members, String name) throws MalformedFrame {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw new MalformedFrame("\"" + name + "\" must be a whole number");
  }

  /// A whole number between two bounds, both inclusive.
  static int number(Map<String, Object> members, String name, int least, int most)
      throws MalformedFrame {
    long number = number(members, name);
    if (number < least || number > most) {
      throw new MalformedFrame("\"" + name + "\" must be from " + least + " to " + most);
    }
    return (int) number;
  }

  /// Absent means false.
  static boolean truth(Map<String, Object> members, String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  static byte[] data(Map<String, Object> members, String name) throws MalformedFrame {
    try {
      return Base64.getDecoder().decode(text(members, name));
    } catch (IllegalArgumentException e) {
      throw new MalformedFrame("\"" + name + "\" must be base64");
    }
  }

  static List<String> texts(Map<String, Object> members, String name) throws MalformedFrame {
    List<String> texts = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof String text)) {
          throw new MalformedFrame("\"" + name + "\" must hold strings");
        }
        texts.add(text);
      }
      return texts;
    }
    throw new MalformedFrame("\"" + name + "\" must be an array");
  }

  /// Absent means empty; members of another type than string are left out.
  static Map<String, String> textMap(Map<String, Object> members, String name) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, Object> entry : object(members, name).entrySet()) {
      if (entry.getValue() instanceof String text) {
        texts.put(entry.getKey(), text);
      }
    }
    return texts;
  }

  /// Absent means empty.
  @SuppressWarnings("unchecked") // the reader makes no map with other keys than strings
  static Map<String, Object> object(Map<String, Object> members, String name) {
    @Nullable Object value = members.get(name);
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
