package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;

/// A refusal that tells more under `data`.
final class DetailedError extends ApiError {
  @Serial private static final long serialVersionUID = 1;

  private final transient ObjectNode data;

  DetailedError(int status, int code, String words, ObjectNode data) {
    super(status, code, words);
    this.data = data;
  }

  @Override
  ObjectNode document() {
    ObjectNode node = super.document();
    node.set("data", data);
    return node;
  }
}
