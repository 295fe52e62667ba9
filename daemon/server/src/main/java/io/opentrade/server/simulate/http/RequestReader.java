package io.opentrade.server.simulate.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads requests of HTTP/1.1 whose bodies tell their length.
final class RequestReader {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final int LONGEST_BODY = 1 << 20;

  private final DataInputStream in;
  private int head;

  RequestReader(DataInputStream in) {
    this.in = in;
  }

  /// @return null where the client has ended
  /// @throws IOException where it is no request that we understand
  @Nullable HttpRequest next() throws IOException {
    head = 0;
    String start = line();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("this is no HTTP/1.1");
    }
    Map<String, String> headers = headers();
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("a body must tell its length");
    }
    int length = length(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the stream ends within a body");
    }
    int question = words[1].indexOf('?');
    return new HttpRequest(
        words[0],
        question < 0 ? words[1] : words[1].substring(0, question),
        question < 0 ? "" : words[1].substring(question + 1),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("a header without a name");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static int length(String text) throws IOException {
    if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > LONGEST_BODY) {
      throw new IOException("a body of that length is not taken");
    }
    return Integer.parseInt(text);
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (++head > LONGEST_HEAD) {
        throw new IOException("the head of a request is too long");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    return line.toString();
  }
}
