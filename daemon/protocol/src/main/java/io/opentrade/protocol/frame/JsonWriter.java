package io.opentrade.protocol.frame;

/// Writes one JSON document as text, without white space and without a line break, so that a
/// message is a line. Commas are placed by looking at the last character, so there is no state to
/// get wrong; the caller closes what it opens.
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out;

  /// An empty document.
  public JsonWriter() {
    out = new StringBuilder(256);
  }

  /// Opens an object, as a value.
  public JsonWriter object() {
    separate();
    out.append('{');
    return this;
  }

  /// Closes the object that was opened last.
  public JsonWriter endObject() {
    out.append('}');
    return this;
  }

  /// Opens an array, as a value.
  public JsonWriter array() {
    separate();
    out.append('[');
    return this;
  }

  /// Closes the array that was opened last.
  public JsonWriter endArray() {
    out.append(']');
    return this;
  }

  /// The name of the member whose value is written next.
  public JsonWriter name(String name) {
    separate();
    quote(name);
    out.append(':');
    return this;
  }

  /// A string value.
  public JsonWriter text(String value) {
    separate();
    quote(value);
    return this;
  }

  /// A whole number.
  public JsonWriter number(long value) {
    separate();
    out.append(value);
    return this;
  }

  /// `true` or `false`.
  public JsonWriter truth(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  /// A member that is null.
  public JsonWriter nothing(String name) {
    name(name);
    out.append("null");
    return this;
  }

  /// A member with a string value.
  public JsonWriter member(String name, String value) {
    return name(name).text(value);
  }

  /// A member with a whole number.
  public JsonWriter member(String name, long value) {
    return name(name).number(value);
  }

  /// A member with a truth value.
  public JsonWriter member(String name, boolean value) {
    return name(name).truth(value);
  }

  /// The document so far.
  @Override
  public String toString() {
    return out.toString();
  }

  private void separate() {
    int length = out.length();
    if (length > 0) {
      char last = out.charAt(length - 1);
      if (last != '{' && last != '[' && last != ':') {
        out.append(',');
      }
    }
  }

  private void quote(String value) {
    out.append('"');
    int from = 0;
    int length = value.length();
    for (int at = 0; at < length; at++) {
      char c = value.charAt(at);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      out.append(value, from, at);
      from = at + 1;
      escape(c);
    }
    out.append(value, from, length).append('"');
  }

  private void escape(char c) {
    out.append('\\');
    if (c == '\n') {
      out.append('n');
    } else if (c == '\t') {
      out.append('t');
    } else if (c == '\r') {
      out.append('r');
    } else if (c == '"' || c == '\\') {
      out.append(c);
    } else {
      out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
