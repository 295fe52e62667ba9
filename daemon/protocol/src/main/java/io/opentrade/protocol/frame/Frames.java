package io.opentrade.protocol.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// Makes the lines of the wire, each ending in its line break.
public final class Frames {
  /// Version of the envelope, said in `hello`.
  public static final int PROTOCOL = 1;

  /// The most bytes a line may have.
  public static final int LINE_LIMIT = 1 << 20;

  /// The most UTF-8 bytes of output text that may be under way without the client's credit.
  public static final int WINDOW = 256 * 1024;

  /// The most characters of text in one output frame; with escapes it stays far below a line's
  /// limit.
  public static final int TEXT_LIMIT = 32 * 1024;

  /// The most bytes in one `stdin`, `file.read` or `file.write`, before base64.
  public static final int DATA_LIMIT = 64 * 1024;

  /// The line was no JSON.
  public static final int PARSE_ERROR = -32700;

  /// The line was no JSON-RPC.
  public static final int INVALID_REQUEST = -32600;

  /// No such method.
  public static final int UNKNOWN_METHOD = -32601;

  /// A parameter is missing or has a wrong type.
  public static final int INVALID_PARAMS = -32602;

  /// The receiver failed, not the sender.
  public static final int INTERNAL_ERROR = -32603;

  /// The request was understood and refused; `data` says more.
  public static final int REFUSED = -32000;

  /// Whoever asks may not, or not so often.
  public static final int NOT_ALLOWED = -32004;

  /// The daemon was built from other code than the client: see [Hello].
  public static final int OTHER_BUILD = -32010;

  /// The client cannot do what a `prompt` or `file.*` call asks; the message is meant for people.
  public static final int CLIENT_REFUSED = -32020;

  /// The daemon is on its way out; a new one must be started.
  public static final int STOPPING = -32030;

  private Frames() {}

  /// A call; `id` is a `Long`, an `Integer` or a `String`.
  public static byte[] call(Object id, Params params) {
    JsonWriter json = begin();
    id(json, id);
    json.member("method", params.method()).name("params").object();
    params.write(json);
    return end(json.endObject());
  }

  /// A notification.
  public static byte[] notice(Params params) {
    JsonWriter json = begin();
    json.member("method", params.method()).name("params").object();
    params.write(json);
    return end(json.endObject());
  }

  /// The good answer to the call with that id.
  public static byte[] answer(Object id, Result result) {
    JsonWriter json = begin();
    id(json, id);
    json.name("result").object();
    result.write(json);
    return end(json.endObject());
  }

  /// The bad answer to the call with that id.
  ///
  /// @param id null when the call could not be read
  public static byte[] refusal(@Nullable Object id, int code, String message) {
    JsonWriter json = begin();
    if (id == null) {
      json.nothing("id");
    } else {
      id(json, id);
    }
    json.name("error").object().member("code", code).member("message", message);
    return end(json.endObject());
  }

  private static JsonWriter begin() {
    return new JsonWriter().object().member("jsonrpc", "2.0");
  }

  private static void id(JsonWriter json, Object id) {
    json.name("id");
    if (id instanceof Number number) {
      json.number(number.longValue());
    } else {
      json.text(id.toString());
    }
  }

  private static byte[] end(JsonWriter json) {
    return json.endObject().toString().concat("\n").getBytes(UTF_8);
  }
}
