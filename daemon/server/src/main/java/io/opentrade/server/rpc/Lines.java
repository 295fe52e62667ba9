package io.opentrade.server.rpc;

import io.opentrade.protocol.Failure;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.frame.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the lines that answer programs; those of the thin client are made by [Frames].
final class Lines {
  private Lines() {}

  /// The good answer.
  static Measured answer(Object id, Object reply, int most) {
    var line = new Measured(most);
    try (var text = new OutputStreamWriter(line, StandardCharsets.UTF_8)) {
      text.write("{\"jsonrpc\":\"2.0\",\"id\":" + Requests.print(id) + ",\"result\":");
      Requests.write(reply, text);
      text.write("}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return line;
  }

  /// A line that is measured as it is written. What is longer than it may be is not kept: a run of
  /// a hundred thousand trades would be in memory four times before it is refused.
  static final class Measured extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private long length;

    private Measured(int most) {
      this.most = most;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      length += count;
      if (length <= most) {
        kept.write(bytes, from, count);
      }
    }

    /// How long it is, kept or not.
    long length() {
      return length;
    }

    /// The line, where it is no longer than it may be.
    byte[] bytes() {
      return kept.toByteArray();
    }
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
