package io.opentrade.client;

import io.opentrade.protocol.frame.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Why the client itself cannot go on, told to the person in one line or, under `--json`, as the
/// error document that commands write too.
public final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final int exit;
  private final @Nullable String hint;

  /// @param kind the word of the error document, such as `unreachable`
  /// @param exit the exit code that goes with it
  /// @param hint what to do next, or null
  Trouble(String kind, int exit, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.kind = kind;
    this.exit = exit;
    this.hint = hint;
  }

  /// The work itself failed.
  static Trouble failed(String message, @Nullable String hint) {
    return new Trouble("failed", 1, message, hint);
  }

  /// The command line or the surroundings are wrong.
  static Trouble usage(String message, @Nullable String hint) {
    return new Trouble("usage", 2, message, hint);
  }

  /// Another user's files are in the way.
  static Trouble notAllowed(String message, @Nullable String hint) {
    return new Trouble("notAllowed", 4, message, hint);
  }

  /// The daemon cannot be reached or used.
  static Trouble unreachable(String message, @Nullable String hint) {
    return new Trouble("unreachable", 5, message, hint);
  }

  /// Tells it, and says what to exit with.
  public int tell(boolean json) {
    return tell(json, new Streams());
  }

  /// Tells it elsewhere, and says what to exit with.
  int tell(boolean json, Streams streams) {
    if (json) {
      streams.out(document());
    } else {
      streams.err("opentrade: ".concat(text()).concat("\n"));
    }
    return exit;
  }

  private String text() {
    String message = String.valueOf(getMessage());
    return hint == null ? message : message.concat(". ").concat(hint);
  }

  private String document() {
    JsonWriter json = new JsonWriter().object().member("schema", 1).name("error").object();
    json.member("kind", kind).member("message", String.valueOf(getMessage()));
    if (hint != null) {
      json.member("hint", hint);
    }
    return json.endObject().endObject().toString().concat("\n");
  }
}
