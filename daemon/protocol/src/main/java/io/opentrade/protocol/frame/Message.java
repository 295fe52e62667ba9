package io.opentrade.protocol.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the wire, read. An `id` is a `Long` or a `String`, as its sender chose it: the
/// client counts 1, 2, 3…, the daemon "s1", "s2"…; an answer carries the id of its call unchanged.
public sealed interface Message {

  /// A request that wants an answer. `params` is empty when there were none; they have names: what
  /// is written in another form is refused, since a halt of one account must not become one of all.
  record Call(Object id, String method, Map<String, Object> params) implements Message {}

  /// A notification: nobody answers.
  record Notice(String method, Map<String, Object> params) implements Message {}

  /// The good answer to a call. `result` is empty when it was not an object.
  record Answer(Object id, Map<String, Object> result) implements Message {}

  /// The bad answer to a call. `id` is null when the call could not be read at all. `data` is empty
  /// when there was none. Codes: [Frames].
  record Refusal(@Nullable Object id, long code, String message, Map<String, Object> data)
      implements Message {}

  /// Reads the message in `bytes` from offset `from` up to `to`.
  ///
  /// @throws MalformedFrame when it is none
  static Message parse(byte[] bytes, int from, int to) throws MalformedFrame {
    if (!(JsonReader.read(bytes, from, to) instanceof Map<?, ?> line)) {
      throw new MalformedFrame("a message is a JSON object");
    }
    if (!"2.0".equals(line.get("jsonrpc"))) {
      throw new MalformedFrame("a message says \"jsonrpc\":\"2.0\"");
    }
    Object id = line.get("id");
    if (id != null && !(id instanceof String) && !(id instanceof Long)) {
      throw new MalformedFrame("an id is a string or a whole number");
    }
    if (line.get("method") instanceof String method) {
      Object given = line.get("params");
      if (given != null && !(given instanceof Map)) {
        throw new MalformedFrame("\"params\" must be an object", id);
      }
      Map<String, Object> params = object(given);
      return id == null ? new Notice(method, params) : new Call(id, method, params);
    }
    if (line.get("error") instanceof Map<?, ?> error) {
      return new Refusal(
          id,
          error.get("code") instanceof Long code ? code : Frames.INTERNAL_ERROR,
          error.get("message") instanceof String message ? message : "",
          object(error.get("data")));
    }
    if (id == null) {
      throw new MalformedFrame("a message has a method, a result or an error");
    }
    return new Answer(id, object(line.get("result")));
  }

  @SuppressWarnings("unchecked") // the reader makes no map with other keys than strings
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
