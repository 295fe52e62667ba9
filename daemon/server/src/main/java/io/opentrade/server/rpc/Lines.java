package io.opentrade.server.rpc;

import io.opentrade.protocol.Failure;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.frame.Frames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the lines that answer programs; those of the thin client are made by [Frames].
final class Lines {
  private Lines() {}

  /// The good answer.
  static byte[] answer(Object id, Object reply) {
    return line(id, "result", Requests.print(reply));
  }

  /// The bad answer.
  static byte[] refusal(Object id, Failure failure) {
    return line(id, "error", Requests.print(Requests.toError(failure)));
  }

  /// How far a request is.
  static byte[] progress(Object id, Progress.Step step) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("id", id);
    params.put("done", step.done());
    params.put("total", step.total());
    params.put("unit", step.unit());
    params.put("message", step.message());
    Map<String, Object> notice = new LinkedHashMap<>();
    notice.put("jsonrpc", "2.0");
    notice.put("method", "progress");
    notice.put("params", params);
    return (Requests.print(notice) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] line(Object id, String member, String document) {
    String text =
        "{\"jsonrpc\":\"2.0\",\"id\":" + Requests.print(id) + ",\"" + member + "\":" + document;
    return (text + "}\n").getBytes(StandardCharsets.UTF_8);
  }
}
