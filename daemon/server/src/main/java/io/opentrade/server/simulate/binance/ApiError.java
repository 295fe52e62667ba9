package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.Refusal;
import java.io.Serial;

/// A refusal on its way to the client: `{"code":-1121,"msg":"Invalid symbol."}`.
class ApiError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final int code;
  private final String words;

  ApiError(int status, int code, String words) {
    super(words, null, false, false);
    this.status = status;
    this.code = code;
    this.words = words;
  }

  static ApiError of(Refusal refusal) {
    return new ApiError(400, refusal.code(), refusal.message());
  }

  static ApiError bad(int code, String words) {
    return new ApiError(400, code, words);
  }

  static ApiError missing(String parameter) {
    return bad(
        -1102,
        "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
  }

  static ApiError notWanted(String parameter) {
    return bad(-1106, "Parameter '" + parameter + "' sent when not required.");
  }

  int status() {
    return status;
  }

  ObjectNode document() {
    return JsonNodeFactory.instance.objectNode().put("code", code).put("msg", words);
  }
}
