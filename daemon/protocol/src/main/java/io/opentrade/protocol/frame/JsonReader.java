package io.opentrade.protocol.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document from UTF-8 bytes into plain values: `Map<String, Object>`,
/// `List<Object>`, `String`, `Long` (whole numbers that fit), `Double` (others), `Boolean`. A
/// `null` member is left out and a `null` element too: on this wire absent and null are the same.
final class JsonReader {
  private static final int MAX_DEPTH = 64;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int depth;

  private JsonReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /// Reads the one document between two offsets.
  ///
  /// @throws MalformedFrame when it is not exactly one JSON document
  static @Nullable Object read(byte[] bytes, int from, int to) throws MalformedFrame {
    JsonReader reader = new JsonReader(bytes, from, to);
    Object value = reader.value();
    reader.skipSpace();
    if (reader.at != to) {
      throw reader.wrong("text after the document");
    }
    return value;
  }

  private @Nullable Object value() throws MalformedFrame {
    skipSpace();
    switch (peek()) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return text();
      case 't':
        word("true");
        return Boolean.TRUE;
      case 'f':
        word("false");
        return Boolean.FALSE;
      case 'n':
        word("null");
        return null;
      default:
        return number();
    }
  }

  private Map<String, Object> object() throws MalformedFrame {
    enter();
    Map<String, Object> members = new HashMap<>();
    if (peekAfterSpace() == '}') {
      return leave(members);
    }
    while (true) {
      if (peekAfterSpace() != '"') {
        throw wrong("a member needs a name in quotes");
      }
      String name = text();
      if (peekAfterSpace() != ':') {
        throw wrong("a colon is missing");
      }
      at++;
      Object value = value();
      if (value != null && members.put(name, value) != null) {
        throw wrong("a member is there twice");
      }
      int next = peekAfterSpace();
      if (next == '}') {
        return leave(members);
      }
      if (next != ',') {
        throw wrong("a comma is missing");
      }
      at++;
    }
  }

  private List<Object> array() throws MalformedFrame {
    enter();
    List<Object> elements = new ArrayList<>();
    if (peekAfterSpace() == ']') {
      return leave(elements);
    }
    while (true) {
      Object value = value();
      if (value != null) {
        elements.add(value);
      }
      int next = peekAfterSpace();
      if (next == ']') {
        return leave(elements);
      }
      if (next != ',') {
        throw wrong("a comma is missing");
      }
      at++;
    }
  }

  private void enter() throws MalformedFrame {
    at++;
    if (++depth > MAX_DEPTH) {
      throw wrong("nested too deep");
    }
  }

  private <T> T leave(T value) {
    at++;
    depth--;
    return value;
  }

  private String text() throws MalformedFrame {
    int from = ++at;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        return new String(bytes, from, at++ - from, UTF_8);
      }
      if (b == '\\') {
        return escapedText(from);
      }
      at++;
    }
    throw wrong("a string has no end");
  }

  private String escapedText(int from) throws MalformedFrame {
    ByteArrayOutputStream run = new ByteArrayOutputStream(end - from);
    int start = from;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        run.write(bytes, start, at++ - start);
        return run.toString(UTF_8);
      }
      if (b == '\\') {
        run.write(bytes, start, at - start);
        at++;
        escape(run);
        start = at;
      } else {
        at++;
      }
    }
    throw wrong("a string has no end");
  }

  private void escape(ByteArrayOutputStream run) throws MalformedFrame {
    int c = peek();
    at++;
    switch (c) {
      case 'n' -> run.write('\n');
      case 't' -> run.write('\t');
      case 'r' -> run.write('\r');
      case 'b' -> run.write('\b');
      case 'f' -> run.write('\f');
      case '"', '\\', '/' -> run.write(c);
      case 'u' -> unicode(run);
      default -> throw wrong("an unknown escape");
    }
  }

  private void unicode(ByteArrayOutputStream run) throws MalformedFrame {
    char first = hex();
    int point = first;
    if (Character.isHighSurrogate(first)
        && at + 1 < end
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u') {
      int mark = at;
      at += 2;
      char second = hex();
      if (Character.isLowSurrogate(second)) {
        point = Character.toCodePoint(first, second);
      } else {
        at = mark;
      }
    }
    byte[] encoded = Character.toString(point).getBytes(UTF_8);
    run.write(encoded, 0, encoded.length);
  }

  private char hex() throws MalformedFrame {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw wrong("a \\u escape needs four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private Object number() throws MalformedFrame {
    int from = at;
    boolean whole = true;
    while (at < end) {
      byte b = bytes[at];
      if (b == '.' || b == 'e' || b == 'E' || b == '+') {
        whole = false;
      } else if (b != '-' && (b < '0' || b > '9')) {
        break;
      }
      at++;
    }
    String digits = new String(bytes, from, at - from, UTF_8);
    try {
      if (whole && digits.length() < 19) {
        return Long.valueOf(digits);
      }
      return Double.valueOf(digits);
    } catch (NumberFormatException e) {
      throw wrong("not a value");
    }
  }

  private void word(String word) throws MalformedFrame {
    int length = word.length();
    for (int i = 0; i < length; i++) {
      if (peek() != word.charAt(i)) {
        throw wrong("not a value");
      }
      at++;
    }
  }

  private int peekAfterSpace() throws MalformedFrame {
    skipSpace();
    return peek();
  }

  private int peek() throws MalformedFrame {
    if (at >= end) {
      throw wrong("the document ends early");
    }
    return bytes[at];
  }

  private void skipSpace() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
  }

  private MalformedFrame wrong(String what) {
    return new MalformedFrame("not JSON: " + what + " (byte " + at + ")");
  }
}
